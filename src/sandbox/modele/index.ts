/** What the host, file loaders and pages use of the model. */
export { Classeur, type OptionsClasseur } from './classeur-vivant';
export { Feuille, type Visibilite } from './feuille';
export { Plage } from './plage';
export { Tableau } from './tableau';
export { Graphique, type Serie } from './graphique';
export { exposerClasseur } from './exposition/racine';
export { choixProposes, estValide } from './exposition/validation';
export { adresseComplete, adresseLocale, lireZone, nomDeColonne, type Zone } from './adresse';
export { estFormule, interpreterSaisie, type Contenu } from './saisie';
export { type Style, type Trait } from './style';
export { type Photographie, type PhotoDeFeuille } from './photographie';
export { type Validation } from './validation';
export { type MiseEnFormeConditionnelle } from './mise-en-forme-conditionnelle';
export { type FabriqueDeMoteur } from './calcul';
export { CONVENTIONS_FR, texteAffiche, type Conventions } from './texte-affiche';
