/** Where the words of a card stand, as the tree of boxes that satori lays out. */
import { SOCIAL_SIZE } from '../../../domain/models/social.ts';
import type { SocialCard } from '../../../domain/models/social.ts';

export interface Box {
  type: 'div';
  props: Record<string, unknown>;
}

/** Around the words, in pixels. */
const MARGIN = 56;
/** Where the photo begins, when there is one. */
export const PHOTO_LEFT = 780;
/** The mark, drawn under the words: its corner and its side. */
export const MARK_BOX = { left: MARGIN, top: MARGIN - 8, side: 56 } as const;

/** Sizes of a title, from the largest: the first in which it fits is taken, and the last cuts it. */
const TITLE_SIZES = [84, 74, 66, 58, 50, 44];
const TITLE_LINE = 1.17;
/** Room for the title, in pixels, over two lines that stand above the land. */
const TITLE_HEIGHT = 240;
/** Mean width of a letter of Young Serif, and of those of its widest words, in its own size. */
const LETTER = 0.54;
const WIDE_LETTER = 0.6;

export function layout(card: SocialCard): Box {
  const { portal, kicker, title, lines, colors } = card;
  const width = (card.picture ? PHOTO_LEFT : SOCIAL_SIZE.width) - 2 * MARGIN;
  const beside = MARK_BOX.side + 14;
  return {
    type: 'div',
    props: {
      style: {
        ...SOCIAL_SIZE,
        display: 'flex',
        flexDirection: 'column',
        padding: MARGIN,
        fontFamily: 'Atkinson',
        fontSize: 31,
        lineHeight: 1.3,
        color: colors.text,
      },
      children: [
        // The mark stands there all the same.
        text(portal || '\u00a0', {
          width: width - beside,
          marginLeft: beside,
          color: colors.rock,
          fontWeight: 700,
        }),
        ...(kicker ? [text(kicker, { width, marginTop: 24, color: colors.kicker, fontWeight: 700 })] : []),
        titleBox(title, width, colors.title),
        ...lines.map((line, i) =>
          text(sentence(line), { width, marginTop: i === 0 ? 12 : 0 }, 3 - lines.length),
        ),
      ],
    },
  };
}

function titleBox(title: string, width: number, color: string): Box {
  const size = titleSize(title, width);
  const lines = Math.floor(TITLE_HEIGHT / (size * TITLE_LINE));
  return text(
    title,
    { width, marginTop: 12, fontFamily: 'Young Serif', fontSize: size, lineHeight: TITLE_LINE, color },
    lines,
  );
}

/** The largest size in which a title fits, in pixels; a name without a space must fit on its line too. */
export function titleSize(title: string, width: number): number {
  const longest = Math.max(...title.split(/\s+/).map((word) => word.length));
  const fits = (size: number) => {
    const lines = Math.ceil((title.length * LETTER * size * 1.08) / width);
    return longest * WIDE_LETTER * size <= width && lines * size * TITLE_LINE <= TITLE_HEIGHT;
  };
  return TITLE_SIZES.find(fits) ?? TITLE_SIZES.at(-1)!;
}

/** Words on so many lines at the most, cut between two or, failing that, within one. */
const text = (words: string, style: Record<string, unknown>, lines = 1): Box => ({
  type: 'div',
  props: {
    children: words,
    // No `overflow`: satori would mask each line, at three times the cost, and cut the accents of capitals.
    style: { display: 'block', wordBreak: 'break-word', lineClamp: lines, ...style },
  },
});

const sentence = (line: string): string => line.charAt(0).toUpperCase() + line.slice(1);
