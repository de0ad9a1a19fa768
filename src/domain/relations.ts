/**
 * Links both ways, computed once: what an actor organises, hosts, publishes, answers; what an event led to.
 */
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';

export interface ActorRelations {
  organised: Item<'event'>[];
  hosted: Item<'event'>[];
  articles: Item<'article'>[];
  listings: Item<'listing'>[];
  resources: Item<'resource'>[];
  answered: Item<'question'>[];
  members: Item<'actor'>[];
  children: Item<'actor'>[];
}

export interface EventRelations {
  children: Item<'event'>[];
  articles: Item<'article'>[];
}

const emptyActor = (): ActorRelations => ({
  organised: [],
  hosted: [],
  articles: [],
  listings: [],
  resources: [],
  answered: [],
  members: [],
  children: [],
});

const NO_ACTOR = emptyActor();
const NO_EVENT: EventRelations = { children: [], articles: [] };

export class Relations {
  readonly #actors = new Map<string, ActorRelations>();
  readonly #events = new Map<string, EventRelations>();
  readonly #portal: Portal;

  constructor(portal: Portal) {
    this.#portal = portal;
    for (const item of portal.items.event as Item<'event'>[]) this.#readEvent(item);
    for (const item of portal.items.article as Item<'article'>[]) this.#readArticle(item);
    for (const item of portal.items.listing as Item<'listing'>[]) {
      this.#addTo('listings', item, [item.data.poster, item.data.funder]);
    }
    for (const item of portal.items.resource as Item<'resource'>[])
      this.#addTo('resources', item, [item.data.publisher]);
    for (const item of portal.items.question as Item<'question'>[]) {
      this.#addTo('answered', item, item.data.answers?.map((answer) => answer.author) ?? []);
    }
    for (const item of portal.items.actor as Item<'actor'>[]) {
      this.#addTo('members', item, item.data.networks ?? []);
      this.#addTo('children', item, [item.data.parent]);
    }
  }

  actor(slug: string): ActorRelations {
    return this.#actors.get(slug) ?? NO_ACTOR;
  }

  event(slug: string): EventRelations {
    return this.#events.get(slug) ?? NO_EVENT;
  }

  /** What an actor publishes or is in: its news. */
  newsOf(slug: string): Item[] {
    const { organised, articles, listings, resources } = this.actor(slug);
    return [...organised, ...articles, ...listings, ...resources];
  }

  #readEvent(item: Item<'event'>): void {
    const { organisers = [], partners = [], place, parent } = item.data;
    this.#addTo('organised', item, [...organisers, ...partners]);
    const host = this.#portal.find('actor', place);
    if (host && !this.actor(host.slug).organised.includes(item)) this.#addTo('hosted', item, [place]);
    const festival = this.#portal.find('event', parent);
    if (festival && festival !== item) this.#ofEvent(festival.slug).children.push(item);
  }

  #readArticle(item: Item<'article'>): void {
    const { actors = [], authors = [], events = [], contributedAt } = item.data;
    this.#addTo('articles', item, [...actors, ...authors]);
    for (const text of [...events, contributedAt]) {
      const event = this.#portal.find('event', text);
      if (!event) continue;
      const { articles } = this.#ofEvent(event.slug);
      if (!articles.includes(item)) articles.push(item);
    }
  }

  #addTo<K extends keyof ActorRelations>(kind: K, item: Item, names: readonly (string | undefined)[]): void {
    for (const slug of new Set(names.flatMap((name) => this.#portal.find('actor', name)?.slug ?? []))) {
      if (item.type === 'actor' && item.slug === slug) continue;
      let relations = this.#actors.get(slug);
      if (!relations) this.#actors.set(slug, (relations = emptyActor()));
      (relations[kind] as Item[]).push(item);
    }
  }

  #ofEvent(slug: string): EventRelations {
    let relations = this.#events.get(slug);
    if (!relations) this.#events.set(slug, (relations = { children: [], articles: [] }));
    return relations;
  }
}
