const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Whether Windows keeps a name for a device, whatever its ending: no file of a content that is copied there has it.
 * Source: « Naming Files, Paths, and Namespaces », Microsoft.
 * @param name of a file or folder, with or without its ending
 */
export const isDeviceName = (name: string): boolean => DEVICE.test(name.split('.', 1)[0]!);
