/**
 * What Decap's own French lacks or says in another's voice. The rest of it is taken as it is; a test holds that no
 * phrase of the English is left without its French.
 */
import type { Phrases } from './decap.ts';

export const ours: Phrases = {
  auth: { loginWithForgejo: 'Se connecter avec Forgejo', loggingIn: 'Connexion…' },
  app: {
    header: { content: 'Fiches', workflow: 'En préparation', media: 'Photos', quickAdd: 'Ajouter' },
    app: {
      errorHeader: 'L’éditeur ne peut pas démarrer',
      configErrors: 'Ce qui l’arrête',
      checkConfigYml: 'Dites-le à l’équipe qui s’occupe du portail.',
      loadingConfig: 'L’éditeur se prépare…',
    },
  },
  collection: {
    sidebar: { collections: 'Rubriques', allCollections: 'Toutes les rubriques' },
    collectionTop: {
      viewAsList: 'En liste',
      viewAsGrid: 'En vignettes',
      newButtonAriaLabel: 'Ajouter : %{collectionLabel}',
      searchResults: 'Recherche de « %{searchTerm} »',
      searchResultsInCollection: 'Recherche de « %{searchTerm} » dans %{collection}',
    },
    entries: {
      loadingEntries: 'Lecture des fiches…',
      cachingEntries: 'Lecture des fiches…',
      longerLoading: 'Cela peut prendre un moment',
      noEntries: 'Aucune fiche',
      unpublishedHeader: 'En préparation',
    },
  },
  editor: {
    editorControl: { field: { optional: 'facultatif', widgetLabel: 'Champ' } },
    editorControlPane: {
      widget: {
        required: 'Il manque : %{fieldLabel}.',
        regexPattern: '%{fieldLabel} : %{pattern}.',
        processing: '%{fieldLabel} se prépare…',
        rangeCountExact: '%{fieldLabel} : il en faut exactement %{count}.',
        rangeCount: '%{fieldLabel} : entre %{minCount} et %{maxCount}.',
        rangeMin: '%{fieldLabel} : au moins %{minCount}.',
        rangeMax: '%{fieldLabel} : %{maxCount} au plus.',
      },
      i18n: {
        copyFromLocale: 'Remplir depuis une autre langue',
        copyFromLocaleConfirm: 'Remplir depuis la langue %{locale} ? Ce qui est écrit ici sera remplacé.',
      },
    },
    editor: {
      onLeavePage:
        'Votre texte n’est pas encore enregistré. Il reste gardé sur cet appareil, et reviendra quand vous rouvrirez cette fiche. Quitter la page ?',
      onUpdatingWithUnsavedChanges: 'Enregistrez d’abord votre texte : l’état changera ensuite.',
      onPublishingNotReady: 'Passez d’abord la fiche à « Prête ».',
      onPublishingWithUnsavedChanges: 'Enregistrez d’abord votre texte : il sera publié ensuite.',
      onPublishing: 'Publier cette fiche ? Elle sera visible de tout le monde.',
      onUnpublishing: 'Retirer cette fiche du portail ?',
      onDeleteWithUnsavedChanges: 'Supprimer cette fiche publiée, et ce que vous venez d’écrire ?',
      onDeletePublishedEntry: 'Supprimer cette fiche publiée ?',
      onDeleteUnpublishedChangesWithUnsavedChanges: 'Supprimer ce brouillon, et ce que vous venez d’écrire ?',
      onDeleteUnpublishedChanges: 'Supprimer ce brouillon ?',
      loadingEntry: 'Lecture de la fiche…',
    },
    editorInterface: { toggleNotes: 'Échanges', toggleScrollSync: 'Défiler ensemble' },
    editorNotesPane: {
      title: 'Échanges',
      emptyState: 'Pas encore d’échange sur cette fiche.',
      addNote: 'Envoyer',
      addPlaceholder: 'Votre mot…',
      editPlaceholder: 'Votre mot…',
      save: 'Enregistrer',
      cancel: 'Annuler',
      edit: 'Changer',
      delete: 'Supprimer',
      resolve: 'C’est réglé',
      unresolve: 'Ce n’est pas réglé',
      confirmDelete: 'Supprimer ce mot ?',
      shortcut: 'Ctrl + Entrée envoie',
    },
    editorToolbar: {
      publishing: 'Publication…',
      unpublish: 'Retirer du portail',
      // Also said of a published entry that is being saved.
      unpublishing: 'En cours…',
      publishAndCreateNew: 'Publier et en écrire une autre',
      publishAndDuplicate: 'Publier et copier',
      duplicate: 'Copier',
      deleteUnpublishedChanges: 'Supprimer le brouillon',
      deleteUnpublishedEntry: 'Supprimer le brouillon',
      deletePublishedEntry: 'Supprimer la fiche',
      deleteEntry: 'Supprimer la fiche',
      saving: 'Enregistrement…',
      deleting: 'Suppression…',
      updating: 'Mise à jour…',
      status: 'État : %{status}',
      backCollection: 'Retour : %{collectionLabel}',
      unsavedChanges: 'Pas encore enregistré',
      changesSaved: 'Tout est enregistré',
      inReview: 'À relire',
      ready: 'Prête',
      publishNow: 'Publier',
      deployButtonLabel: 'Voir en ligne',
      statusInfoTooltipDraft: 'C’est un brouillon. Quand il est prêt, passez-le à « À relire ».',
      statusInfoTooltipInReview: 'Une personne de l’équipe va le relire. Vous pouvez encore le changer.',
    },
    editorWidgets: {
      markdown: {
        strikethrough: 'Barré',
        addComponent: 'Insérer',
        richText: 'Texte',
        markdown: 'Signes',
        toggleMode: { rich: 'Écrire avec la mise en forme', markdown: 'Écrire avec les signes Markdown' },
      },
      image: {
        choose: 'Choisir une photo',
        chooseMultiple: 'Choisir des photos',
        chooseDifferent: 'Choisir une autre photo',
        addMore: 'Ajouter des photos',
        remove: 'Enlever la photo',
        removeAll: 'Enlever toutes les photos',
      },
      file: {
        chooseMultiple: 'Choisir des fichiers',
        addMore: 'Ajouter des fichiers',
        removeAll: 'Enlever tous les fichiers',
        remove: 'Enlever le fichier',
      },
      datetime: { setToNow: '%{fieldLabel} : maintenant' },
      object: { expand: 'Déplier', collapse: 'Replier' },
    },
  },
  mediaLibrary: {
    mediaLibrary: {
      onDelete: 'Supprimer la photo choisie ?',
      fileTooLarge: 'Ce fichier est trop lourd : %{size} ko au plus.',
    },
    mediaLibraryModal: {
      close: 'Fermer',
      noResults: 'Rien de ce nom.',
      noAssetsFound: 'Pas encore de photo.',
      noImagesFound: 'Pas encore de photo.',
      images: 'Photos',
      mediaAssets: 'Photos',
      search: 'Chercher…',
      uploading: 'Envoi…',
      upload: 'Ajouter depuis cet appareil',
      deleteSelected: 'Supprimer',
      chooseSelected: 'Prendre celle-ci',
    },
  },
  ui: {
    default: { goBackToSite: 'Retour au portail' },
    errorBoundary: {
      title: 'L’éditeur s’est arrêté',
      details: 'Votre texte est gardé sur cet appareil : rechargez la page, il sera là. Si cela se répète, ',
      reportIt: 'dites-le aux auteurs de Decap.',
      privacyWarning:
        'Ce lien ouvre une page publique, remplie avec ce qui suit. Enlevez-en ce qui est personnel.',
      recoveredEntry: { warning: 'Copiez ce texte par prudence.', copyButtonLabel: 'Copier' },
    },
    settingsDropdown: { account: 'Votre session', logOut: 'Se déconnecter' },
    toast: {
      onFailToLoadEntries: 'La lecture n’a pas abouti : %{details}',
      onFailToPersist: '%{details}',
      onFailToUpdateStatus: '%{details}',
      onFailToDelete: '%{details}',
      onFailToPublishEntry: '%{details}',
      onFailToUnpublishEntry: '%{details}',
      missingRequiredField: 'Il manque quelque chose : voyez ce qui est en rouge. Votre texte est gardé.',
      entrySaved: 'Enregistré',
      entryPublished: 'Publié. La page se prépare…',
      entryUnpublished: 'Retiré du portail',
      entryUpdated: 'C’est noté',
      onDeleteUnpublishedChanges: 'Brouillon supprimé',
      onLoggedOut: 'Votre session est terminée : redites votre nom. Votre texte est gardé.',
      onBackendDown: 'Le serveur ne répond pas. %{details}',
      noteAdded: 'Mot envoyé',
      onFailToAddNote: 'Le mot n’est pas parti : %{details}',
      noteUpdated: 'Mot changé',
      onFailToUpdateNote: 'Le mot n’est pas changé : %{details}',
      noteDeleted: 'Mot supprimé',
      onFailToDeleteNote: 'Le mot n’est pas supprimé : %{details}',
      noteResolved: 'Réglé',
      noteReopened: 'Rouvert',
      onFailToToggleNote: 'Ce n’est pas changé : %{details}',
    },
  },
  workflow: {
    workflow: {
      loading: 'Lecture des brouillons…',
      workflowHeading: 'En préparation',
      newPost: 'Ajouter',
      description:
        '%{smart_count} à relire, %{readyCount} à publier. |||| %{smart_count} à relire, %{readyCount} à publier.',
      dateFormat: 'D MMMM',
    },
    workflowCard: {
      lastChange: '%{date}, par %{author}',
      deleteChanges: 'Supprimer le brouillon',
      deleteNewEntry: 'Supprimer le brouillon',
      publishChanges: 'Publier',
      publishNewEntry: 'Publier',
    },
    workflowList: {
      onDeleteEntry: 'Supprimer ce brouillon ?',
      onPublishingNotReadyEntry: 'Passez d’abord la fiche à « Prêtes ».',
      onPublishEntry: 'Publier cette fiche ? Elle sera visible de tout le monde.',
      inReviewHeader: 'À relire',
      readyHeader: 'Prêtes',
      currentEntries: '%{smart_count} fiche |||| %{smart_count} fiches',
    },
  },
};

/** Ours over Decap's, phrase by phrase. */
export function merged(theirs: Phrases, over: Phrases): Phrases {
  const phrases: Phrases = { ...theirs };
  for (const [key, value] of Object.entries(over)) {
    const before = theirs[key];
    phrases[key] =
      typeof value === 'string' ? value : merged(typeof before === 'object' ? before : {}, value);
  }
  return phrases;
}
