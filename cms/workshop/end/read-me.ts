/** What is in an export, for whoever opens it in two years. */
import type { WorkshopInfo } from '../types.ts';

export const readMe = ({ name, place, day }: WorkshopInfo): string => `${name}
${[place, day].filter(Boolean).join(', ')}

Ce dossier est la copie complète d’un atelier de contribution. Tout s’y lit sans logiciel particulier : les pages sont des fichiers de texte (.md), les photos sont des images ordinaires.

contenu/       les pages publiées, comme le portail les a : un dossier par rubrique, les images dans media/
brouillons/    ce qui attend une relecture, rangé de la même façon ; ce qui s’en est dit est à côté, en .notes.txt
commences/     ce qui a été commencé et jamais envoyé, ou changé depuis l’envoi
refuses/       ce qui n’a pas été publié, avec la raison et la réponse
reunis/        les doublons qui ont rejoint une autre page, tels qu’ils étaient
photos/        les photos des textes commencés et refusés
bilan.md       qui est venu, ce qui s’est fait
depot.bundle   tout l’historique, pour qui connaît git : git clone depot.bundle

Les dossiers vides ne sont pas créés : s’il en manque un, il n’y avait rien à y mettre.

Les numéros et adresses laissés pour la relecture ne sont pas ici : ils s’effacent, comme promis. Les noms et pseudonymes y sont, même de personnes qui n’ont pas souhaité être nommées sur le portail. Gardez ce dossier comme on garde un cahier d’adresses, et ne le publiez pas tel quel.
`;
