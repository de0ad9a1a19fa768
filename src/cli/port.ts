import { InvalidArgumentError } from 'commander';

/** The value of `--port`. @throws InvalidArgumentError in French */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError('un numéro de port entre 1 et 65535 est attendu.');
  return port;
}
