/**
 * What Decap asks of a control, once for all of ours: a class that says when it must be drawn again and whether its
 * value is right. What is drawn is a function of plain values; Decap's own are Immutable.
 */
import { Component, createElement as e } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { fromJS, isImmutable } from 'immutable';
import type { Map as ImmutableMap } from 'immutable';
import type { FieldConfig } from '../../config/types.ts';
import type { FormValue } from './state/shape.ts';
import { deepEqual } from './state/values.ts';

/** Of what Decap hands over, what we use. The rest is passed on to Decap's own controls where one is within ours. */
export interface DecapProps {
  value: unknown;
  field: ImmutableMap<string, unknown>;
  forID: string;
  onChange(value: unknown): void;
  setActiveStyle(): void;
  setInactiveStyle(): void;
  hasActiveStyle?: boolean;
  getEntry?(): ImmutableMap<string, unknown> | undefined;
  query?(id: string, collection: string, fields: string[], term: string): Promise<unknown>;
  resolveWidget(name: string): { control: ComponentType<DecapProps> };
  [key: string]: unknown;
}

export interface ViewProps {
  /** Of the first input: Decap's label is for it. */
  id: string;
  value: FormValue | undefined;
  field: FieldConfig;
  /** `undefined` takes the value out. */
  onChange(value: FormValue | undefined): void;
  decap: DecapProps;
}

export const plain = (value: unknown): FormValue | undefined =>
  (isImmutable(value) ? (value as unknown as { toJS(): unknown }).toJS() : (value ?? undefined)) as
    FormValue | undefined;

/** Says, in French, what is wrong with a value; nothing where it is right. Emptiness is Decap's affair. */
export type Check = (value: FormValue | undefined, field: FieldConfig) => string | undefined;

/** @returns the control to register */
export function control(View: (props: ViewProps) => ReactNode, check: Check = () => undefined) {
  return class Control extends Component<DecapProps> {
    override shouldComponentUpdate(next: DecapProps): boolean {
      return (
        next.value !== this.props.value || next.field !== this.props.field || next.forID !== this.props.forID
      );
    }

    /** Called by Decap before a save. */
    isValid = (): { error: false | { type: string; message: string } } => {
      const { value, field } = this.props;
      const message = check(plain(value), field.toJS() as unknown as FieldConfig);
      return { error: message ? { type: 'CUSTOM', message } : false };
    };

    override render(): ReactNode {
      const { value, field, forID, setActiveStyle, setInactiveStyle } = this.props;
      return e(
        'div',
        {
          className: 'cordee-control',
          onFocus: setActiveStyle,
          onBlur: setInactiveStyle,
        },
        e(View, {
          id: forID,
          value: plain(value),
          field: field.toJS() as unknown as FieldConfig,
          onChange: (next) => {
            // What is the same is no change: a form that was only looked at has nothing to save.
            if (!deepEqual(next, plain(this.props.value))) this.props.onChange(fromJS(next));
          },
          decap: this.props,
        }),
      );
    }
  };
}

export const asText = (value: FormValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const asTexts = (value: FormValue | undefined): string[] =>
  Array.isArray(value) ? value.map(asText).filter(Boolean) : asText(value) ? [asText(value)] : [];
