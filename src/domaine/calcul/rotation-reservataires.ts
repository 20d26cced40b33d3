import { NON_RESERVE } from '../bien';
import type { Hypotheses, VarianteTaux } from '../hypotheses';
import { MOTIFS_HORS_FLUX } from '../motifs-hors-flux';
import type { Comptage, LiberationsReservataire, LigneComptage, ResultatFlux, ResultatRotation, RotationReservataire } from '../resultats';
import { cleDuTitulaire } from './cle-du-nom';
import { comparerCodes, comparerTextes } from './comparer';
import { NUMERATEUR_HARMONISE, NUMERATEUR_INTERMEDIAIRE, tauxDeLAnnee } from './moyennes-de-taux';

/** Motives that leave the parc de référence: étudiants, spécifiques, ventes, démolitions (S3). */
export const HORS_REFERENCE: ReadonlySet<LigneComptage['motif']> = new Set(
  MOTIFS_HORS_FLUX.filter((motif) => motif.horsParcDeReference).map((motif) => motif.code),
);

const VARIANTES_COMPTEES: ReadonlySet<VarianteTaux> = new Set(['harmonise', 'intermediaire']);

interface Cumul {
  readonly territoire: string;
  readonly reservataire: string;
  parc: number;
  liberations: number;
  mutations: number;
  anru: number;
  orcodLhi: number;
}

/** Who holds a dwelling today: an expired or future right leaves it to what nobody reserves. */
export function titulaire({ droit, reservataire }: Pick<LigneComptage, 'droit' | 'reservataire'>): string {
  return droit === 'ACTIF' ? reservataire : NON_RESERVE;
}

/** Rotation of each réservataire's own parc, by the numerator of the territoire's variante (S3, second rotation indicator). */
export function rotationReservataires(comptage: Comptage, rotations: readonly ResultatRotation[]): RotationReservataire[] {
  const parTerritoire = new Map(rotations.map((rotation) => [rotation.territoire, rotation]));
  const connues = liberationsConnues(comptage);
  return cumuler(comptage).map((cumul) => completer(cumul, parTerritoire.get(cumul.territoire), connues));
}

/** One libération anywhere, and the inventory tells them: a territoire without any then has a rate of 0 %, not an unknown one. */
export function liberationsConnues({ liberations }: Pick<Comptage, 'liberations'>): boolean {
  return liberations.some(
    ({ externes, mutations, anru, orcodLhi, horsReference }) => externes + mutations + anru + orcodLhi + horsReference > 0,
  );
}

/** Where the rate of the territoire is typed or comes from RPLS, what the inventory counts of a réservataire has nothing to stand beside. */
function estCompte(rotation: ResultatRotation | undefined): boolean {
  return rotation === undefined || (!rotation.liberationsSaisies && VARIANTES_COMPTEES.has(rotation.variante));
}

function completer(cumul: Cumul, rotation: ResultatRotation | undefined, connues: boolean): RotationReservataire {
  const annee = connues ? { ...cumul, parcDeReference: cumul.parc } : null;
  const tauxHarmonise = tauxDeLAnnee(annee, NUMERATEUR_HARMONISE);
  const tauxIntermediaire = tauxDeLAnnee(annee, NUMERATEUR_INTERMEDIAIRE);
  const tauxCompte = rotation?.variante === 'intermediaire' ? tauxIntermediaire : tauxHarmonise;
  return { ...cumul, tauxHarmonise, tauxIntermediaire, tauxPropre: estCompte(rotation) ? tauxCompte : null };
}

function cumuler({ lignes, liberationsReservataires }: Comptage): Cumul[] {
  const cumuls = new Map<string, Cumul>();
  const cumulDe = (ligne: LigneComptage | LiberationsReservataire): Cumul => {
    const { territoire } = ligne;
    const reservataire = titulaire(ligne);
    const identite = JSON.stringify([territoire, reservataire]);
    const cumul = cumuls.get(identite) ?? { territoire, reservataire, parc: 0, liberations: 0, mutations: 0, anru: 0, orcodLhi: 0 };
    cumuls.set(identite, cumul);
    return cumul;
  };
  for (const ligne of lignes) {
    const cumul = cumulDe(ligne);
    if (!HORS_REFERENCE.has(ligne.motif)) cumul.parc += ligne.poids;
  }
  for (const ligne of liberationsReservataires) {
    const cumul = cumulDe(ligne);
    cumul.liberations += ligne.externes + ligne.mutations + ligne.anru + ligne.orcodLhi;
    cumul.mutations += ligne.mutations;
    cumul.anru += ligne.anru;
    cumul.orcodLhi += ligne.orcodLhi;
  }
  return [...cumuls.values()].sort((a, b) => comparerCodes(a.territoire, b.territoire) || comparerTextes(a.reservataire, b.reservataire));
}

/** Lines that « Parc du réservataire » cannot serve: a counted share, dwellings, and no rate of their own to tell. */
export function sansTauxPropre(
  { populationDuTaux }: Pick<Hypotheses, 'populationDuTaux'>,
  flux: readonly ResultatFlux[],
  rotations: readonly RotationReservataire[],
): ResultatFlux[] {
  if (populationDuTaux !== 'parc-du-reservataire') return [];
  const connus = new Set(rotations.flatMap((ligne) => (ligne.tauxPropre === null ? [] : [cleDuTitulaire(ligne)])));
  return flux.filter(
    (ligne) =>
      ligne.reservataire !== NON_RESERVE &&
      ligne.methode === 'assiette' &&
      ligne.partConvenue === null &&
      ligne.logementsReserves > 0 &&
      !connus.has(cleDuTitulaire(ligne)),
  );
}
