/** Who writes: a name is enough; the code that the command printed makes a reviewer. */
import { ApiError, call, refusal } from './api.ts';
import type { Session } from './api.ts';
import { ask, h } from './dom.ts';
import { notify } from './notices.ts';

export interface Credentials {
  name: string;
  code?: string;
}

export interface User extends Session {
  login: string;
  /** Decap's own word for people who may not publish: it puts those buttons away. */
  useOpenAuthoring: boolean;
}

const userOf = ({ name, role }: Session): User => ({
  name,
  role,
  login: name,
  useOpenAuthoring: role === 'contributor',
});

/** @throws ApiError what is wrong with the name or the code, in French */
export async function logIn({ name, code }: Credentials): Promise<User> {
  const answer = await call('POST', '/session', {
    name: name.trim(),
    ...(code?.trim() && { code: code.trim() }),
  });
  if (answer.status !== 200) throw refusal(answer);
  return userOf(answer.json as unknown as Session);
}

/** Undefined without a session; `none` where no store answers, as on a portal that is only files. */
export async function currentSession(): Promise<User | undefined | 'none'> {
  try {
    const { status, json } = await call('GET', '/session', undefined, { waits: false });
    if (status === 200 && typeof json.name === 'string') return userOf(json as unknown as Session);
    return status === 401 ? undefined : 'none';
  } catch (error) {
    if (error instanceof ApiError && error.code === 'offline') return 'none';
    throw error;
  }
}

/** @throws ApiError where the server did not: the session is still open on this device, and that is said */
export async function logOut(): Promise<void> {
  try {
    const answer = await call('DELETE', '/session', undefined, { waits: false });
    if (answer.status >= 300) throw refusal(answer);
  } catch (error) {
    notify(
      'log-out',
      'La déconnexion n’a pas eu lieu : le serveur ne répond pas comme il faut, et votre session est encore ouverte dans ce navigateur. Réessayez avant de laisser l’appareil à quelqu’un d’autre.',
      { kind: 'problem' },
    );
    throw error;
  }
}

/** The same fields for the door and for a session that ended. */
export function sessionFields(name = ''): { fields: HTMLElement[]; read(): Credentials } {
  const who = h('input', {
    id: 'cordee-name',
    name: 'name',
    value: name,
    required: true,
    maxlength: '60',
    autocomplete: 'nickname',
  });
  const code = h('input', { id: 'cordee-code', name: 'code', autocomplete: 'off', spellcheck: 'false' });
  return {
    fields: [
      h('p', {}, h('label', { for: who.id }, 'Votre nom ou un pseudonyme'), who),
      h('p', {}, h('label', { for: code.id }, 'Code de relecture (facultatif)'), code),
    ],
    read: () => ({ name: who.value, code: code.value }),
  };
}

/** Resolves once there is a session again. */
export async function askSessionAgain(name: string): Promise<void> {
  const { fields, read } = sessionFields(name);
  const said = await ask(
    'Votre session est terminée',
    [
      h('p', {}, 'Votre texte est là, rien n’est perdu. Redites votre nom, et l’enregistrement continue.'),
      ...fields,
    ],
    [{ label: 'Continuer', value: 'go', main: true }],
    {
      onSubmit: async () => {
        try {
          await logIn(read());
          return undefined;
        } catch (error) {
          return (error as Error).message;
        }
      },
    },
  );
  if (said !== 'go')
    throw new ApiError('L’enregistrement attend votre nom. Votre texte est gardé sur cet appareil.', 401);
}
