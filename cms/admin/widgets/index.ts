/** The portal's own controls, and how its files are read and written: what the editor's shell registers in Decap. */
import type { ReactNode } from 'react';
import type { EditorConfig } from '../../config/types.ts';
import { control } from './control.ts';
import { Choice } from './controls/choice.ts';
import { CommunePicker } from './controls/commune.ts';
import { Entry } from './controls/entry.ts';
import { Hours, checkHours } from './controls/hours.ts';
import { Line, Lines, checkLine } from './controls/line.ts';
import { Day, Moment, Time } from './controls/moment.ts';
import { Recurrence } from './controls/recurrence.ts';
import { createFormats } from './format.ts';
import type { Teller } from './spelling.ts';
import './widgets.css';

export { SOURCE, createFormats, formPath } from './format.ts';
export { forgetLists, suggestDraftsOf } from './lists.ts';

/** Of Decap's registry, what is used. */
interface Registry {
  registerWidget(widget: object): void;
  registerCustomFormat(name: string, extension: string, format: object): void;
}

const CONTROLS = {
  'cordee-line': control(Line, checkLine),
  'cordee-lines': control(Lines),
  'cordee-choice': control(Choice),
  'cordee-date': control(Day),
  'cordee-moment': control(Moment),
  'cordee-time': control(Time),
  'cordee-hours': control(Hours, checkHours),
  'cordee-entry': control(Entry),
  'cordee-commune': control(CommunePicker),
  'cordee-recurrence': control(Recurrence),
};

/** The preview is the portal's own page: a control has none of its own. */
const NoPreview = (): ReactNode => null;

/** Before `CMS.init`. @param config that of cms/config; @param tell how the editor writes texts */
export function registerWidgets(
  CMS: Registry,
  config: Pick<EditorConfig, 'collections'>,
  tell?: Teller,
): void {
  for (const [name, controlComponent] of Object.entries(CONTROLS))
    CMS.registerWidget({
      name,
      controlComponent,
      previewComponent: NoPreview,
      schema: {},
      allowMapValue: true,
    });
  const formats = createFormats(config, tell);
  // Its name is in the configuration: what makes that one is not for the browser.
  for (const { name, format } of config.collections) CMS.registerCustomFormat(format, 'md', formats[name]!);
}
