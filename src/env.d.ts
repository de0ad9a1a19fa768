/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** All that the page knows: see domain/models/types.ts. */
    model: import('./domain/models/types.ts').PageModel;
  }
}
