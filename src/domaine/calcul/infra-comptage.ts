import { NON_RESERVE, type Bien } from '../bien';
import { parcourirParLots } from '../lots';
import type { ComptageLieux, Emplacement, LigneDroitLieu, LigneLieu, NatureDeLieu } from '../resultats-infra';
import { comparerCodes, comparerTextes } from './comparer';
import { cleDuDroit, droitDuReservataire, partEchue, type RegleDeComptage } from './droit-du-bien';
import { poidsDuBien } from './poids';

type Modifiable<T> = { -readonly [cle in keyof T]: T[cle] };

/** Longest part of a place kept in a key: codes are shorter, names that nobody could read as a code may not be. */
export const LONGUEUR_LIEU = 30;

/** As the cells of Biens show them: the code, or the name when no code was read. */
export function emplacementDe(bien: Bien): Emplacement {
  return {
    departement: bien.departement ?? '',
    commune: (bien.commune ?? bien.communeNom ?? '').slice(0, LONGUEUR_LIEU),
    epci: (bien.epci ?? bien.epciNom ?? '').slice(0, LONGUEUR_LIEU),
  };
}

/** `D31|C31395` or `D31|E200068641`: a place within a département, since an EPCI may lie in two. */
export function cleDuLieu(nature: NatureDeLieu, departement: string, code: string): string {
  return `D${departement}|${nature === 'commune' ? 'C' : 'E'}${code}`;
}

/** Key shared with the workbook; the libération comes as the workbook writes it. */
export function cleDeLEmplacement({ departement, commune, epci }: Emplacement, motif: LigneLieu['motif'], liberation: string): string {
  return `D${departement}|C${commune}|E${epci}|${motif}|${liberation}`;
}

const LIBELLES = { externe: 'Externe', mutation: 'Mutation', anru: 'ANRU', 'orcod-lhi': 'ORCOD/LHI' } as const;

/**
 * Counts the inventory once by commune and EPCI: the parc and its libérations, then the active rights (DOMAINE §3.5). Keys are compared
 * without regard to case, as SUMIF does, so that two spellings of one place are one row.
 */
export function* compterLieuxParLots(biens: readonly Bien[], hypotheses: RegleDeComptage): Generator<void, ComptageLieux> {
  const lignes = new Map<string, Modifiable<LigneLieu>>();
  const droits = new Map<string, Modifiable<LigneDroitLieu>>();
  const noms: NomsDesLieux = new Map();
  yield* parcourirParLots(biens, (bien) => {
    if (bien.departement === null) return;
    const emplacement = emplacementDe(bien);
    const motif = bien.horsFlux ?? 'FLUX';
    nommer(noms, cleDuLieu('commune', emplacement.departement, emplacement.commune), bien.communeNom);
    nommer(noms, cleDuLieu('epci', emplacement.departement, emplacement.epci), bien.epciNom);
    const cle = cleDeLEmplacement(emplacement, motif, bien.liberation === null ? '' : LIBELLES[bien.liberation]);
    const ligne = lignes.get(cle.toLowerCase()) ?? { ...emplacement, motif, liberation: bien.liberation, cle, logements: 0 };
    lignes.set(cle.toLowerCase(), ligne);
    ligne.logements += 1;
    for (const { reservataire, poids } of poidsDuBien(bien, hypotheses)) {
      if (reservataire === NON_RESERVE || droitDuReservataire(bien, reservataire, hypotheses) !== 'ACTIF') continue;
      const cleDroit = `${cleDuDroit(emplacement.departement, motif, 'ACTIF', reservataire)}|C${emplacement.commune}|E${emplacement.epci}`;
      const droit = droits.get(cleDroit.toLowerCase()) ?? { ...emplacement, reservataire, motif, cle: cleDroit, poids: 0, poidsEchu: 0 };
      droits.set(cleDroit.toLowerCase(), droit);
      droit.poids += poids;
      droit.poidsEchu += poids * (partEchue(bien, reservataire, hypotheses) ?? 0);
    }
  });
  return { lignes: [...lignes.values()].sort(comparerLignes), droits: [...droits.values()].sort(comparerDroits), noms: nomsRetenus(noms) };
}

/** How many dwellings give each name to a place. */
type NomsDesLieux = Map<string, Map<string, number>>;

function nommer(noms: NomsDesLieux, cle: string, nom: string | null): void {
  if (nom === null) return;
  const donnes = noms.get(cle.toLowerCase()) ?? new Map<string, number>();
  noms.set(cle.toLowerCase(), donnes.set(nom, (donnes.get(nom) ?? 0) + 1));
}

/** The name that most dwellings give, then the first of the alphabet: the order of the rows of the inventory decides nothing. */
function nomsRetenus(noms: NomsDesLieux): Map<string, string> {
  const retenir = (donnes: ReadonlyMap<string, number>): string =>
    [...donnes].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && comparerTextes(b[0], a[0]) < 0) ? b : a))[0];
  return new Map([...noms].map(([cle, donnes]) => [cle, retenir(donnes)]));
}

function comparerEmplacements(a: Emplacement, b: Emplacement): number {
  return comparerCodes(a.departement, b.departement) || comparerCodes(a.commune, b.commune) || comparerCodes(a.epci, b.epci);
}

function comparerLignes(a: LigneLieu, b: LigneLieu): number {
  return comparerEmplacements(a, b) || comparerCodes(a.motif, b.motif) || comparerCodes(a.liberation ?? '', b.liberation ?? '');
}

function comparerDroits(a: LigneDroitLieu, b: LigneDroitLieu): number {
  return comparerTextes(a.reservataire, b.reservataire) || comparerEmplacements(a, b) || comparerCodes(a.motif, b.motif);
}
