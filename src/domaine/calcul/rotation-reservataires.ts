import { NON_RESERVE } from '../bien';
import type { VarianteTaux } from '../hypotheses';
import { MOTIFS_HORS_FLUX } from '../motifs-hors-flux';
import type {
  Comptage,
  ComptageLiberations,
  LiberationsReservataire,
  LigneComptage,
  ResultatRotation,
  RotationReservataire,
} from '../resultats';
import { comparerCodes, comparerTextes } from './comparer';
import { NUMERATEUR_HARMONISE, NUMERATEUR_INTERMEDIAIRE, tauxDeLAnnee } from './moyennes-de-taux';

/** Motives that leave the parc de référence: étudiants, spécifiques, ventes, démolitions (S3). */
export const HORS_REFERENCE: ReadonlySet<LigneComptage['motif']> = new Set(
  MOTIFS_HORS_FLUX.filter((motif) => motif.horsParcDeReference).map((motif) => motif.code),
);

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
  const variantes = new Map(rotations.map(({ territoire, variante }) => [territoire, variante]));
  const connus = new Set(comptage.liberations.filter(aDesLiberations).map(({ territoire }) => territoire));
  return cumuler(comptage).map((cumul) => completer(cumul, variantes.get(cumul.territoire) ?? 'harmonise', connus.has(cumul.territoire)));
}

function aDesLiberations({ externes, mutations, anru, orcodLhi }: ComptageLiberations): boolean {
  return externes + mutations + anru + orcodLhi > 0;
}

function completer(cumul: Cumul, variante: VarianteTaux, liberationsConnues: boolean): RotationReservataire {
  const annee = liberationsConnues ? { ...cumul, parcDeReference: cumul.parc } : null;
  const tauxHarmonise = tauxDeLAnnee(annee, NUMERATEUR_HARMONISE);
  const tauxIntermediaire = tauxDeLAnnee(annee, NUMERATEUR_INTERMEDIAIRE);
  return { ...cumul, tauxHarmonise, tauxIntermediaire, tauxPropre: variante === 'intermediaire' ? tauxIntermediaire : tauxHarmonise };
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
