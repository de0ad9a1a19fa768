import { defineMiddleware } from 'astro:middleware';

/** The maintainers' own pages, which development alone has: they show no model of the portal. */
const OWN_PAGES = /^\/(maison|_atelier-des-composants)\b/;

/** During development, the model of a page is computed here; a build gives it with the request. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV && !context.locals.model && !OWN_PAGES.test(context.routePattern)) {
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
