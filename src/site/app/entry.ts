/** The compiled code of the pages: the driver asks it for one address at a time. */
import { createApp } from 'astro/app/entrypoint';

export const app = createApp();
