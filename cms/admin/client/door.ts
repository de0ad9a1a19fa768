/** The way in: a name, in the portal's look. Where no store answers, what can be done all the same. */
import { createElement as e, useEffect, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { currentSession } from './session.ts';
import type { Credentials } from './session.ts';

interface Props {
  onLogin(credentials: Credentials): void;
  error?: { message?: string } | string;
  config: { site_url?: string };
}

export function Door({ onLogin, error }: Props): ReactElement {
  const [absent, setAbsent] = useState(false);
  useEffect(() => {
    void currentSession().then((found) => setAbsent(found === 'none'));
  }, []);
  return e('main', { className: 'door' }, absent ? e(NoStore) : e(Form, { onLogin, error }));
}

/** Not disabled while it waits: after a refusal, Decap leaves it waiting for ever. */
function Form({ onLogin, error }: Pick<Props, 'onLogin' | 'error'>): ReactElement {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onLogin({ name: String(form.get('name')), code: String(form.get('code')) });
  };
  const message = typeof error === 'string' ? error : error?.message;
  return e(
    'form',
    { onSubmit: send },
    e('h1', null, 'Publier sur le portail'),
    e(
      'p',
      null,
      'Votre nom signe vos textes auprès de l’équipe. Un pseudonyme suffit : il reste dans l’historique.',
    ),
    e(
      'p',
      null,
      e('label', { htmlFor: 'cordee-name' }, 'Votre nom ou un pseudonyme'),
      e('input', {
        id: 'cordee-name',
        name: 'name',
        required: true,
        maxLength: 60,
        autoComplete: 'nickname',
      }),
    ),
    e(
      'p',
      null,
      e('label', { htmlFor: 'cordee-code' }, 'Code de relecture (facultatif)'),
      e('input', {
        id: 'cordee-code',
        name: 'code',
        autoComplete: 'off',
        'aria-describedby': 'cordee-code-hint',
      }),
      e(
        'small',
        { id: 'cordee-code-hint' },
        'Il est affiché là où l’éditeur a été démarré. Sans lui, on écrit ; avec lui, on relit et on publie.',
      ),
    ),
    message && e('p', { className: 'alert', role: 'alert' }, message),
    e('p', null, e('button', { type: 'submit', className: 'main' }, 'Entrer')),
    e('p', null, e('a', { href: '../' }, 'Retour au portail')),
  );
}

const NoStore = (): ReactElement =>
  e(
    'div',
    null,
    e('h1', null, 'Publier sur le portail'),
    e(
      'p',
      null,
      'Ici, l’éditeur n’est relié à aucun serveur : rien ne peut être enregistré depuis cette page.',
    ),
    e(
      'ul',
      null,
      e(
        'li',
        null,
        e('a', { href: '../proposer/' }, 'Proposer une info'),
        ', sans compte, en quelques minutes.',
      ),
      e('li', null, e('a', { href: '../contribuer/' }, 'Les autres façons de contribuer'), '.'),
    ),
    e(
      'p',
      null,
      'Pour l’équipe : ',
      e('code', null, 'npm run cms'),
      ' démarre l’éditeur et son serveur sur un ordinateur.',
    ),
  );
