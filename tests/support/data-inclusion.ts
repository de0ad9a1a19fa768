/** The schema of data·inclusion v1, read beside the project; undefined where it is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

const SCHEMA = join(PROJECT_ROOT, '../shared/data/data-inclusion/structure.json');

export const hasSchema = existsSync(SCHEMA);

/** Why a test is left out, at the end of its name. */
export const WITHOUT_SCHEMA = hasSchema ? '' : ' (left out: ../shared/data/data-inclusion is not there)';

/** A line a fault: the structure, where, what. Members that the schema does not know are faults too. */
export function structureFaults(structures: readonly Record<string, unknown>[]): string[] {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  formats.default(ajv);
  const validate = ajv.compile({ ...schema, additionalProperties: false });
  return structures.flatMap((one) =>
    validate(one)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message }) => `${String(one['id'])} ${instancePath} ${message ?? ''}`,
        ),
  );
}
