/** A body with everything that Markdown gives here. */
import { bodyWords } from '../../../i18n/body.ts';
import { renderMarkdown } from '../../../lib/markdown/index.ts';

const SOURCE = `Un paragraphe avec un **mot fort**, un *mot souligné par la voix*, un ~~mot barré~~, du \`code\`, [un lien](/) et une note[^1].

## Un titre de deuxième niveau

> « On y vient pour un pneu, on y reste pour le café. »
> Une citation.

### Un titre de troisième niveau

- une liste
  - dans une liste

Ce qui reste :

- [x] une chose faite
- [ ] une chose à faire

1. d’abord
2. ensuite

> [!NOTE]
> À savoir avant de venir.

> [!TIP]
> Un conseil.

> [!IMPORTANT]
> Ce qui compte.

> [!WARNING]
> La route est fermée.

> [!CAUTION]
> Le four est chaud.

| Jour | Heures | Places |
| --- | :-: | --: |
| mardi | 14 h – 17 h | 12 |
| samedi | 9 h – 12 h | 8 |

\`\`\`
un bloc de code, dont une ligne est assez longue pour dépasser la largeur d’un téléphone tenu debout
\`\`\`

<details><summary>Un détail à déplier</summary>

Ce qu’il y a dedans.

</details>

---

Un mot trèslongsansaucunecoupurepossiblequidépasselalargeurdunécranétroitetquidoitquandmêmetenir.

[^1]: Une note de bas de page.
`;

export const { html: PROSE, headings: HEADINGS } = renderMarkdown(SOURCE, {
  ...bodyWords('fr'),
  locale: 'fr',
  idPrefix: 'texte-',
});
