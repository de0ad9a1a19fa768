/** Events between the two scripts of a form. */
export const READY = {
  /** It was sent: nothing is to be kept. */
  done: 'cordee:form-done',
} as const;
