/** Words of mailboxes, folded: by them, a shared mailbox is told from somebody's own. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A mailbox of which one word is among these is not one person's. */
export const SHARED = words(`
  accueil action actions adherent adherents adhesion adhesions admin administration agence agenda aide aines alerte
  amap amicale amis animation animations annuaire antenne apiculture archives asso assoc association associations
  atelier ateliers ateliersnumeriques auberge bal banque benevole benevolat benevoles bibliotheque billetterie bistrot
  boite bonjour boutique bricolage brocante bureau ca cafe camping cantine ccas centre chantier charte chorale cie cinema
  club collectif collectivite com comite commande commandes commerce commission communaute commune communication
  compagnie comptabilite compta concert conseil contact contacts contribuer coop cooperative coordination courrier
  courriel covoiturage creche cueillette culture danse defi demarches developpement dechetterie direction documentation
  domicile don dons eau echange ecole ecoute editions edition education elections emploi energie enfance engagement
  entraide environnement epicerie equipe espace etudes evenement evenements expo facturation famille familles federation
  ferme fete fetes festival foire formation formations forum foyer fripe galerie garage garderie gestion gite gites
  graines groupe groupement habitat hebergement hello info information informations infos inscription inscriptions
  insertion jardin jardins jeune jeunes jeunesse jeux journal juridique ludotheque local locaux location logement
  lycee magasin mail maintenance mairie maison marche mediation mediatheque mission mjc mobilite moulin multiservice
  musee musique nature noreply numerique office orientation paniers parc parents paroisse partenaires partenariat
  partenariats patrimoine permanence permanences pharmacie piscine planning pole potager prefecture presence presidence
  presse production projet projets prevention programmation quartier radio randonnee recherche reception recrutement
  recyclerie redaction refuge region repaircafe repar reparation reseau residence reservation reservations ressource
  ressourcerie ressources resto restaurant rh salon sante scolaire secretaire secretariat section seniors service
  services siege simplon site social sociale solidaire solidarite solidarites soutien spectacle sport sports stage
  standard studio support syndicat technique theatre tiers tourisme transport transports tresorerie tresorier troc
  urgence usagers velo velos vie village ville visites volontaires webmaster webmestre
`);

/** Run together with what follows: `assodudrac`, `mairiedevif`. None begins a usual surname. */
export const SHARED_BEGINNINGS =
  /^(?:contact|info|asso|amap|mairie|mjc|accueil|secretariat|comite|collectif|ecole|foyer(?!e)|ludo|mediatheque|bibliotheque|epicerie|recyclerie|ressourcerie|festival|amicale|syndicat|commune|communaute|compagnie|association|federation|cooperative|coop|theatre|cinema|atelier|cafedes|cafedu|jardindes|jardinsdes|maisondes|maisondu|maisondela|clubde|clubdes|radio|office|lesamis|reservation|inscription|tourisme)/;

/** Mailboxes that anybody opens for oneself. */
export const CONSUMER =
  /^(?:gmail|googlemail|orange|wanadoo|voila|free|freesbee|aliceadsl|libertysurf|laposte|sfr|neuf|cegetel|club-internet|numericable|noos|bbox|dartybox|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|tutanota|tuta|mailo|netcourrier|caramail|zoho|fastmail|hey|9online|nordnet|tele2|ik)\.(?:[a-z]{2,3}|co\.uk)$/;

/** Given names, those of old as those of today, without accents. */
export const GIVEN_NAMES = words(`
  abdel abdelkader adam adele adeline adrien agathe agnes ahmed aicha aime aimee alain alban albert alex alexandra
  alexandre alexis alfred ali alice alicia aline alix alma amandine amelie amina amine amir anais anatole andre andrea
  andree angele angelique anna annabelle anne annick annie anouk antoine antonin apolline ariane armand armelle arnaud
  arthur aude audrey augustin aurelie aurelien aurore axel axelle aya baptiste barbara basile bastien beatrice benedicte
  benjamin benoit bernadette bernard berthe bertrand blanche boris brahim brice brigitte bruno camille carine carla
  carole caroline catherine cecile cedric celeste celia celine chantal charlene charles charlotte chloe christelle
  christian christiane christine christophe clara claire clarisse claude claudine clemence clement clementine cleo
  clotilde colette coline colin constance coralie corentin corinne cyril damien daniel daniele danielle david deborah
  delphine denis denise diane didier djamila dominique dylan edith edgar edmond edouard elea eleonore elena eliane elie
  eline elisa elisabeth elise ella elodie eloise elsa elvire emeline emile emilie emilien emma emmanuel emmanuelle enzo
  eric ernest estelle esteban esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabrice fanny fatima
  fatou faustine felicie felix fernand fiona flavie fleur flora florence florent florian francis francine franck
  francois francoise frank frederic frederique gabin gabriel gabrielle gael gaelle gaetan gaspard gaston genevieve
  geoffrey georges georgette gerald geraldine gerard germain ghislaine gilbert gilles ginette gisele gregoire gregory
  guillaume gustave guy gwenaelle habib hakim hamid hassan helene heloise henri henriette herve hicham honorine hortense
  hubert hugo hugues ibrahim ilan ines irene iris isaac isabelle isidore ismael jacqueline jacques jade jamal jean jeanne
  jeannine jennifer jeremy jerome jessica joachim joanna jocelyne joel joelle johanna johan jonathan joris jose joseph
  josephine josette josiane joyce juan jules julia julie julien juliette justin justine kader kamel karim karine karl
  katia kelly kenza kevin khaled laetitia laila lamia laura laure laurence laurent laurette lea leila lena leo leon
  leonard leonie leonore leopold lila lilian liliane lilou lina linda lionel lisa lise lison loane loic lola lorenzo
  lou louane louis louisa louise loup luc luca lucas lucette lucie lucien lucienne lucile ludivine ludovic luna lydia
  lydie lyse maceo madeleine mael maelle maeva magali mahe maite malik malo manon manuel marc marceau marcel marcelle
  marco margaux margot marguerite maria mariam marianne marie marielle marin marine marion marius marlene martial martin
  martine maryse maryline mateo mathieu mathilde mathis mathys matteo matthieu maud maurice max maxence maxime medhi
  mehdi melanie melina melissa melodie mia michael michel micheline michele mickael mila milan milo mireille moha
  mohamed mohammed moise monique morgane mounir muriel myriam nabil nadege nadia nadine naima nathalie nathan nawel
  nicolas nicole nina nino noa noah noam noe noel noelle noemie nora norbert nordine octave odette odile olga olive
  olivia olivier ondine oscar othman owen pascal pascale patrice patricia patrick paul paula paulette pauline perrine
  philippe pierre pierrette pierrick prisca priscilla quentin rachel rachid rafael ramon raoul raphael raphaelle raymond
  raymonde rebecca regine regis remi remy renaud rene renee reynald richard robert robin rodolphe rodrigue roger roland
  romain roman romane rosa rosalie rose roselyne roxane ruben sabine sabrina sacha said salma salome samia samir samuel
  sandra sandrine sara sarah sasha sebastien selma serge severine siham simon simone sofia sofiane solange solene sonia
  sophie soraya stanislas stella stephane stephanie suzanne suzie sybille sylvain sylvaine sylvette sylviane sylvie
  tania tess tessa thais theo theodore therese thibault thibaut thierry thomas tiago tim timeo timothee titouan tom
  tony tristan ugo ulysse valentin valentine valerie vanessa vera veronique victor victoire victoria vincent violaine
  violette virginie vivien viviane william xavier yael yahya yanis yann yannick yasmine yassine yohan yolande youssef
  yvan yves yvette yvon yvonne zacharie zelie zineb zoe zora
`);
