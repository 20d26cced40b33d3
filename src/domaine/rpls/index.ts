/** The bailleur's RPLS transmission file as an inventory (DOMAINE §7, §2.3). */
export { dispositionDeLongueur, dispositionNommee, LONGUEUR_MINIMALE, type Disposition } from './dispositions';
export { lireEnteteRpls, type EnteteRpls } from './entete-rpls';
export { ErreurRpls } from './erreur-rpls';
export { construireGrilleRpls, type FichierRpls, type GrilleRpls } from './grille-rpls';
export type { EnregistrementRpls } from './logement-rpls';
export { mobiliteDesBiens } from './mobilite-des-biens';
export { mobiliteRpls, type LigneMobilite, type MobiliteRpls, type MobiliteTerritoire } from './mobilite';
