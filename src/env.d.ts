/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** All that the page knows: see domain/models/types.ts. */
    model: import('./domain/models/types.ts').PageModel;
    /** Instead of it, for a page of a contribution workshop. */
    workshop?: import('./domain/models/workshop-types.ts').WorkshopPageModel;
  }
}
