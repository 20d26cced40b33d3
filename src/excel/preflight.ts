/** Everything that can be refused is refused here, before anything is written. */
import type { Plan, PlanFeuille } from '../classeur/plan';
import { adresse, zoneDe, type Zone } from './adresses';
import { cellulesLibres } from '../classeur/emprise';
import { conflitsDeNom, placerACote, type ConflitDeNom, type FeuillePresente } from '../classeur/noms-a-cote';
import type { EtatClasseur, FeuilleExistante } from './etat-classeur';
import { ErreurExcel } from './porte';

export interface Affectation {
  readonly plan: PlanFeuille;
  readonly existante: FeuilleExistante | null;
}

export interface Aiguillage {
  readonly affectations: readonly Affectation[];
  /** Sheets of scenarios that the plan no longer holds. */
  readonly aSupprimer: readonly FeuilleExistante[];
}

const memeNom = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function presentes({ feuilles }: EtatClasseur): FeuillePresente[] {
  return feuilles.map(({ nom, marquee, emprise }) => ({ nom, notre: marquee, cle: emprise?.cle ?? null }));
}

export function feuillesEnConflit(etat: EtatClasseur, plan: Plan): readonly ConflitDeNom[] {
  return conflitsDeNom(plan, presentes(etat));
}

/** The plan under the names that its sheets have, or take with the person's agreement, beside those of the user. */
export function avecSesNoms(etat: EtatClasseur, plan: Plan, accord: boolean): Plan {
  return placerACote(plan, presentes(etat), accord);
}

/** A sheet of ours is known by the key that it carries, through renames; by its name when it carries none. */
export function aiguiller(etat: EtatClasseur, plan: Plan): Aiguillage {
  const libres = new Set(etat.feuilles.filter(({ marquee }) => marquee));
  const prendre = (convient: (feuille: FeuilleExistante) => boolean): FeuilleExistante | null => {
    const trouvee = [...libres].find(convient) ?? null;
    if (trouvee) libres.delete(trouvee);
    return trouvee;
  };
  const parCle = plan.feuilles.map((feuille) => prendre(({ emprise }) => emprise?.cle === feuille.cle));
  const affectations = plan.feuilles.map((feuille, rang) => ({
    plan: feuille,
    existante: parCle[rang] ?? prendre(({ nom, emprise }) => memeNom(nom, feuille.nom) && emprise === null),
  }));
  const aSupprimer = [...libres].filter(
    ({ nom, emprise }) => plan.feuilles.some((feuille) => memeNom(feuille.nom, nom)) || emprise?.cle.startsWith('scenario:') === true,
  );
  return { affectations, aSupprimer };
}

export function verifier(etat: EtatClasseur, plan: Plan, { affectations, aSupprimer }: Aiguillage): void {
  const conflits = feuillesEnConflit(etat, plan).map(({ nom }) => nom);
  if (conflits.length > 0) {
    throw new ErreurExcel(
      'feuille-existante',
      `Le classeur contient déjà ${conflits.length > 1 ? 'des feuilles' : 'une feuille'} à vous sous ${conflits.length > 1 ? 'ces noms' : 'ce nom'} : ${conflits.map((nom) => `« ${nom} »`).join(', ')}. Renommez-${conflits.length > 1 ? 'les' : 'la'}, puis recommencez.`,
    );
  }
  const nouvelles = affectations.filter(({ existante }) => existante === null);
  if (etat.structureProtegee && (nouvelles.length > 0 || aSupprimer.length > 0)) {
    throw new ErreurExcel(
      'classeur-protege',
      'La structure du classeur est protégée. Ôtez la protection (Révision > Protéger le classeur), puis recommencez.',
    );
  }
  for (const { existante } of affectations) if (existante?.protegee) throw feuilleProtegee(existante.nom);
  for (const feuille of aSupprimer) if (feuille.protegee) throw feuilleProtegee(feuille.nom);
  const nosFeuilles = new Set([...affectations.flatMap(({ existante }) => existante ?? []), ...aSupprimer].map(({ nom }) => nom));
  const noms = new Set([...etat.noms.keys()].map((nom) => nom.toLowerCase()));
  for (const { plan: feuille, existante } of affectations) {
    for (const table of feuille.tables) {
      const homonyme = etat.tables.get(table.nom.toLowerCase());
      if (homonyme && !nosFeuilles.has(homonyme.feuille)) {
        throw new ErreurExcel(
          'table-existante',
          `La feuille « ${homonyme.feuille} » contient un tableau nommé « ${table.nom} », nom dont le complément a besoin. Renommez ce tableau (onglet Création de tableau), puis recommencez.`,
        );
      }
      if (noms.has(table.nom.toLowerCase())) {
        throw new ErreurExcel(
          'nom-existant',
          `Le nom « ${table.nom} » est déjà défini dans le classeur. Renommez-le (Formules > Gestionnaire de noms), puis recommencez.`,
        );
      }
    }
    if (existante) verifierAncrage(feuille, existante);
  }
}

function feuilleProtegee(nom: string): ErreurExcel {
  return new ErreurExcel(
    'feuille-protegee',
    `La feuille « ${nom} » est protégée. Ôtez sa protection (Révision > Ôter la protection de la feuille), puis recommencez.`,
  );
}

/** Tables are never moved to another sheet: the user's formulas follow the table, not its name. */
function verifierAncrage(feuille: PlanFeuille, existante: FeuilleExistante): void {
  for (const table of existante.tables) {
    if (!feuille.tables.some(({ nom }) => memeNom(nom, table.nom)) && existante.emprise === null) {
      throw new ErreurExcel(
        'table-etrangere',
        `La feuille « ${existante.nom} » contient le tableau « ${table.nom} », que le complément ne connaît pas. Déplacez-le sur une autre feuille, puis recommencez.`,
      );
    }
  }
}

/** Cells that will be written, for which what the user typed must not be lost. */
export function verifierPlaceLibre(
  feuille: PlanFeuille,
  existante: FeuilleExistante,
  formules: readonly (readonly unknown[])[],
  origine: Zone,
): void {
  const { emprise } = existante;
  if (!emprise) return;
  const anciennes = [
    ...emprise.libres.map(({ a }) => zoneDe(a)).filter((zone) => zone !== null),
    ...existante.tables.map(({ zone }) => zone),
  ];
  const voulues = [
    ...cellulesLibres(feuille)
      .map(({ a }) => zoneDe(a))
      .filter((zone) => zone !== null),
    ...feuille.tables.map((table): Zone => {
      const actuelle = existante.tables.find(({ nom }) => memeNom(nom, table.nom));
      return {
        ligne: table.ligne,
        colonne: table.colonne,
        lignes: table.lignes.length + 1,
        colonnes: Math.max(table.colonnes.length, actuelle?.zone.colonnes ?? 0),
      };
    }),
  ];
  for (const { debut, fin, colonnes } of colonnesPrises(voulues, anciennes, {
    debut: origine.ligne,
    fin: origine.ligne + formules.length,
  })) {
    for (let l = debut; l < fin; l += 1) {
      const c = colonnes.find((colonne) => {
        const contenu = formules[l - origine.ligne]?.[colonne - origine.colonne] ?? '';
        return contenu !== '';
      });
      if (c === undefined) continue;
      const cellule = adresse({ ligne: l, colonne: c, lignes: 1, colonnes: 1 });
      throw new ErreurExcel(
        'place-occupee',
        `Sur la feuille « ${existante.nom} », la cellule ${cellule} porte votre saisie là où le complément doit écrire. Déplacez-la à droite des tableaux ou sur une autre feuille, puis recommencez.`,
      );
    }
  }
}

/** Rows `debut` to `fin` excluded. */
interface Bande {
  readonly debut: number;
  readonly fin: number;
}

/** The columns that zones take beyond those that they had, from top to bottom; rows where there are none are left out. */
function colonnesPrises(
  voulues: readonly Zone[],
  anciennes: readonly Zone[],
  { debut: premiere, fin: derniere }: Bande,
): (Bande & { readonly colonnes: readonly number[] })[] {
  const bords = new Set([...voulues, ...anciennes].flatMap(({ ligne, lignes }) => [ligne, ligne + lignes]));
  const debuts = [premiere, ...[...bords].filter((bord) => bord > premiere && bord < derniere).sort((a, b) => a - b)];
  return debuts.flatMap((debut, rang) => {
    const prises = new Set(colonnesA(voulues, debut));
    for (const colonne of colonnesA(anciennes, debut)) prises.delete(colonne);
    const colonnes = [...prises].sort((a, b) => a - b);
    return colonnes.length === 0 ? [] : [{ debut, fin: debuts[rang + 1] ?? derniere, colonnes }];
  });
}

function colonnesA(zones: readonly Zone[], ligne: number): number[] {
  return zones
    .filter((zone) => ligne >= zone.ligne && ligne < zone.ligne + zone.lignes)
    .flatMap(({ colonne, colonnes }) => Array.from({ length: colonnes }, (_, rang) => colonne + rang));
}
