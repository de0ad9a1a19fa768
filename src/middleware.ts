import { defineMiddleware } from 'astro:middleware';

/** During development, the model of a page is computed here; a build gives it with the request. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV && !context.locals.model) {
    const { devModelFor } = await import('./site/dev.ts');
    const model = await devModelFor(context.url.pathname);
    if (model) context.locals.model = model;
    const response = await next();
    return model?.kind === 'not-found'
      ? new Response(response.body, { status: 404, headers: response.headers })
      : response;
  }
  return next();
});
