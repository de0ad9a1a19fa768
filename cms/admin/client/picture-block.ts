/** A picture within a text: Decap's own block, in the words of the portal; pictures of other sites are not shown there. */
import image from 'decap-cms-editor-component-image';

export const pictureBlock = {
  ...image,
  label: 'Photo',
  fields: [
    { label: 'Photo', name: 'image', widget: 'image', choose_url: false },
    {
      label: 'Ce que montre la photo',
      name: 'alt',
      widget: 'text',
      required: false,
      hint: 'Pour qui ne la voit pas. Laissez vide si elle ne fait que décorer.',
    },
  ],
};
