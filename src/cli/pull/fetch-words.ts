/** What keeps a calendar from coming, in words. */

export class FetchFailure extends Error {
  override name = 'FetchFailure';
  readonly why: string;
  readonly cure: string;

  constructor(why: string, cure: string) {
    super(why);
    [this.why, this.cure] = [why, cure];
  }
}

const AGAIN = 'Relancez plus tard ; si cela dure, prévenez qui tient cet agenda';
const CHECK = 'Vérifiez l’adresse dans un navigateur, puis dans portal.yaml';

export function refusal(status: number, host: string): FetchFailure {
  if (status === 401 || status === 403)
    return new FetchFailure(
      `${host} refuse de donner cet agenda (${status}) : il n’est peut-être pas public`,
      'Demandez une adresse publique, sans mot de passe',
    );
  if (status === 404) return new FetchFailure(`il n’y a rien à cette adresse (404)`, CHECK);
  if (status === 410)
    return new FetchFailure(
      'cet agenda a été retiré pour de bon (410)',
      'Demandez sa nouvelle adresse, ou retirez-le de portal.yaml',
    );
  if (status === 429) return new FetchFailure(`${host} est trop sollicité (429)`, 'Relancez dans une heure');
  if (status >= 500) return new FetchFailure(`${host} est en panne (${status})`, AGAIN);
  return new FetchFailure(`${host} a répondu ${status}, et non par un agenda`, CHECK);
}

/** @param code of Node, or one of ours: IDLE, TOTAL, PRIVATE */
export function sayNetwork(
  code: string,
  url: string,
  { idle, total }: { idle: number; total: number },
): { why: string; cure: string } {
  const host = URL.parse(url)?.hostname ?? url;
  const seconds = (value: number) => `${Math.max(1, Math.round(value / 1000))} s`;
  switch (code) {
    case 'IDLE':
      return { why: `${host} ne répond plus depuis ${seconds(idle)}`, cure: AGAIN };
    case 'TOTAL':
      return { why: `${host} met plus de ${seconds(total)} à répondre`, cure: AGAIN };
    case 'PRIVATE':
      return {
        why: `${host} est une adresse de cette machine ou de son réseau`,
        cure: 'Donnez une adresse publique, ou ajoutez --local si c’est voulu',
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        why: `le nom ${host} est introuvable`,
        cure: 'Vérifiez la connexion à internet, puis l’adresse',
      };
    case 'ECONNREFUSED':
      return { why: `${host} refuse la connexion`, cure: AGAIN };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
    case 'Z_BUF_ERROR':
      return { why: `la réponse de ${host} a été coupée avant la fin`, cure: AGAIN };
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
      return { why: `${host} ne peut pas être joint`, cure: 'Vérifiez la connexion à internet' };
    default:
      if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code))
        return {
          why: `le certificat de ${host} n’est pas valable (${code})`,
          cure: 'Prévenez qui tient cet agenda',
        };
      if (code.startsWith('Z_')) return { why: `la réponse de ${host} est mal comprimée`, cure: AGAIN };
      return { why: `${host} n’a pas donné cet agenda (${code.slice(0, 60)})`, cure: AGAIN };
  }
}
