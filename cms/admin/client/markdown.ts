/** What Decap's editor of texts makes of one that it is given. */
import { markdownToSlate, slateToMarkdown } from 'decap-cms-widget-markdown/dist/esm/serializers/index.js';

export const tellMarkdown = (markdown: string): string =>
  slateToMarkdown(markdownToSlate(markdown, { voidCodeBlock: false }), { voidCodeBlock: false });
