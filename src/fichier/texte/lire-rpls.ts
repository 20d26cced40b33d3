/** An RPLS file as an inventory: by position under the bailleur's header line, or by name under a row of column names. */
import {
  construireGrilleRpls,
  dispositionDeLongueur,
  dispositionNommee,
  ErreurRpls,
  lireEnteteRpls,
  LONGUEUR_MINIMALE,
  type EnregistrementRpls,
  type FichierRpls,
  type GrilleRpls,
} from '../../domaine/rpls';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import { ErreurUtilisateur } from '../erreur-utilisateur';
import { decouperCsv, type Decoupe } from './decouper-csv';
import type { OrigineRpls } from './lecture-texte';

export interface RplsLu {
  readonly grille: GrilleRpls;
  readonly origine: OrigineRpls;
}

const SEPARATEUR = ';';

/**
 * One line at a time, for the format has no quotes: a stray one never swallows the lines that follow. Lines whose fields are quoted,
 * by a zealous export, are read with their quotes when that gives the expected number of fields.
 */
export function decouperLigneRpls(ligne: string, longueur: number | null, separateurFinal = false): readonly string[] {
  const nue = ligne.split(SEPARATEUR);
  const champs = longueur !== null && nue.length !== longueur && ligne.includes('"') ? (decouperGuillemets(ligne) ?? nue) : nue;
  const sansGuillemets = ligne.includes('"') ? champs.map((champ) => (/^"[^"]*"$/.test(champ) ? champ.slice(1, -1) : champ)) : [...champs];
  // A separator at the end of every line closes the last field. At the end of this one alone, it would be a « ; » within a text.
  if (separateurFinal && sansGuillemets.at(-1)?.trim() === '') sansGuillemets.pop();
  return sansGuillemets;
}

function decouperGuillemets(ligne: string): readonly string[] | null {
  try {
    return decouperCsv(ligne, SEPARATEUR, '').lignes[0] ?? null;
  } catch (erreur) {
    if (erreur instanceof ErreurUtilisateur) return null;
    throw erreur;
  }
}

function estVide(ligne: string): boolean {
  return /^[\s;"]*$/.test(ligne);
}

function nombreDeChamps(ligne: string): number {
  let nombre = 1;
  for (let i = ligne.indexOf(SEPARATEUR); i >= 0; i = ligne.indexOf(SEPARATEUR, i + 1)) nombre += 1;
  return nombre;
}

/** The commonest number of fields under the header; when two are as common, the one that some version knows. */
function* longueurCourante(lignes: readonly string[]): Lots<number> {
  const effectifs = new Map<number, number>();
  yield* parcourirParLots(lignes, (ligne) => {
    if (estVide(ligne)) return;
    const longueur = nombreDeChamps(ligne);
    effectifs.set(longueur, (effectifs.get(longueur) ?? 0) + 1);
  });
  const connue = (longueur: number): number => (dispositionDeLongueur(longueur)?.publiee === true ? 1 : 0);
  return [...effectifs].sort((a, b) => b[1] - a[1] || connue(b[0]) - connue(a[0]) || b[0] - a[0])[0]?.[0] ?? 0;
}

interface Longueur {
  readonly longueur: number;
  readonly separateurFinal: boolean;
}

/** 65 fields of which the last is always blank are 64 and a separator at the end of each line. */
function* longueurUtile(lignes: readonly string[]): Lots<Longueur> {
  const longueur = yield* longueurCourante(lignes);
  const separateurFinal = longueur === 65 && lignes.every((ligne) => nombreDeChamps(ligne) !== 65 || /;\s*$/.test(ligne));
  return { longueur: separateurFinal ? 64 : longueur, separateurFinal };
}

function* construire(fichier: FichierRpls, nom: string): Lots<GrilleRpls> {
  try {
    return yield* construireGrilleRpls(fichier);
  } catch (erreur) {
    if (erreur instanceof ErreurRpls) throw new ErreurUtilisateur(`Fichier « ${nom} ». ${erreur.message}`, { cause: erreur });
    throw erreur;
  }
}

/** Up to the line after the first filled one: they tell what the file is. */
function premieresLignes(texte: string): readonly string[] {
  const lignes: string[] = [];
  let remplies = 0;
  for (let debut = 0; debut < texte.length && remplies < 2;) {
    const fin = texte.indexOf('\n', debut);
    const ligne = texte.slice(debut, fin < 0 ? undefined : fin);
    lignes.push(ligne);
    if (remplies > 0 || !estVide(ligne)) remplies += 1;
    debut = fin < 0 ? texte.length : fin + 1;
  }
  return lignes;
}

/** Lines cut between two pauses. */
const LIGNES_DU_LOT = 10_000;

function* decouperLignes(texte: string): Generator<void, readonly string[]> {
  const lignes: string[] = [];
  for (let debut = 0; debut <= texte.length;) {
    const fin = texte.indexOf('\n', debut);
    // One line break at the end closes the last line, it does not open another.
    if (fin < 0 && debut === texte.length && debut > 0) break;
    lignes.push(texte.slice(debut, fin < 0 ? undefined : fin));
    debut = fin < 0 ? texte.length + 1 : fin + 1;
    if (lignes.length % LIGNES_DU_LOT === 0) yield;
  }
  return lignes;
}

/** `texte` has `\n` line breaks only. Null when the file is not a transmission file. */
export function* lireTransmissionRpls(texte: string, nom: string): Lots<RplsLu | null> {
  const tete = premieresLignes(texte);
  const entete = lireEnteteRpls(decouperLigneRpls(tete.find((ligne) => !estVide(ligne)) ?? '', null));
  if (entete === null) {
    refuserSansEntete(tete, nom);
    return null;
  }
  const lignes = yield* decouperLignes(texte);
  const rangEntete = lignes.findIndex((ligne) => !estVide(ligne));
  const corps = lignes.slice(rangEntete + 1);
  const { longueur, separateurFinal } = yield* longueurUtile(corps);
  if (longueur === 0) {
    throw new ErreurUtilisateur(
      `Le fichier RPLS « ${nom} » n’a que sa ligne d’en-tête : aucun logement à lire. Vérifiez que le fichier est complet.`,
    );
  }
  const disposition = dispositionDeLongueur(longueur);
  if (disposition === undefined) {
    throw new ErreurUtilisateur(
      `Le fichier RPLS « ${nom} » a ${longueur} champ${longueur > 1 ? 's' : ''} par ligne, là où le format en prévoit 64 : cette version n’est pas connue, rien n’a été lu. ` +
        'Exportez le fichier avec une première ligne de noms de colonnes (IDENT_REP, DEPCOM, MODE, BAIL, CONTRESLOG…), ou lisez l’inventaire depuis une feuille.',
    );
  }
  const enregistrements: EnregistrementRpls[] = [];
  yield* parcourirParLots(corps, (ligne, rang) => {
    if (estVide(ligne)) return;
    enregistrements.push({ ligne: rangEntete + rang + 2, champs: decouperLigneRpls(ligne, longueur, separateurFinal) });
  });
  const { millesime, raisonSociale, annonces } = entete;
  const fichier = {
    millesime,
    disposition,
    longueur,
    ligneEntete: rangEntete + 1,
    annonces,
    enregistrements,
    nombreDeLignes: lignes.length,
  };
  const grille = yield* construire(fichier, nom);
  return {
    grille,
    origine: {
      millesime,
      millesimeEcrit: true,
      bailleur: raisonSociale || null,
      disposition: disposition.version,
      mobilite: grille.mobilite,
    },
  };
}

function estUnLogement(champs: readonly string[]): boolean {
  return champs.length >= LONGUEUR_MINIMALE && /^[12]$/.test(champs[21] ?? '') && /^[123459]$/.test(champs[39] ?? '');
}

/** Dwelling lines without the header of the format: nothing sure says which year the leases are to be compared with. */
function refuserSansEntete(lignes: readonly string[], nom: string): void {
  const rang = lignes.findIndex((ligne) => !estVide(ligne));
  const premiere = decouperLigneRpls(lignes[rang] ?? '', null);
  const deuxieme = decouperLigneRpls(lignes[rang + 1] ?? '', null);
  const enteteDAutreForme = /^\s*(19|20)\d\d\s*$/.test(premiere[0] ?? '') && estUnLogement(deuxieme);
  if (!estUnLogement(premiere) && !enteteDAutreForme) return;
  throw new ErreurUtilisateur(
    `Le fichier « ${nom} » porte des lignes RPLS mais pas la ligne d’en-tête attendue en ligne ${rang + 1} : douze champs (année ; numéro du bailleur ; raison sociale ; … ; SIRET ; nombre de logements). ` +
      `Lu : « ${(lignes[rang] ?? '').slice(0, 60)} », ${premiere.length} champs. Prenez le fichier de transmission complet, ou ajoutez une première ligne de noms de colonnes.`,
  );
}

/** Null when the first line does not name the columns of RPLS. */
export function* lireRplsNomme({ lignes, suites }: Decoupe, exercice: number, nom: string): Lots<RplsLu | null> {
  const rangEntete = lignes.findIndex((cellules) => cellules.some((cellule) => cellule.trim() !== ''));
  const entetes = lignes[rangEntete] ?? [];
  const disposition = dispositionNommee(entetes);
  if (disposition === null) return null;
  const saut = new Set(suites);
  const remplies: EnregistrementRpls[] = [];
  yield* parcourirParLots(lignes, (champs, rang) => {
    if (rang <= rangEntete || saut.has(rang + 1) || champs.every((champ) => champ.trim() === '')) return;
    remplies.push({ ligne: rang + 1, champs });
  });
  const debordent = remplies.every(({ champs }) => champs.length > entetes.length);
  const enregistrements = debordent ? remplies.map(({ ligne, champs }) => ({ ligne, champs: ajuster(champs, entetes.length) })) : remplies;
  const fichier = {
    millesime: exercice,
    disposition,
    longueur: entetes.length,
    ligneEntete: rangEntete + 1,
    annonces: null,
    enregistrements,
    nombreDeLignes: lignes.length,
  };
  const grille = yield* construire(fichier, nom);
  return {
    grille,
    origine: { millesime: exercice, millesimeEcrit: false, bailleur: null, disposition: disposition.version, mobilite: grille.mobilite },
  };
}

/** Cells after the last name, blank on every line, say nothing; on one line alone, they tell a « ; » within a text. */
function ajuster(champs: readonly string[], longueur: number): readonly string[] {
  return champs.slice(longueur).every((champ) => champ.trim() === '') ? champs.slice(0, longueur) : champs;
}
