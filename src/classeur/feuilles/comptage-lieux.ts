/** Counting by commune and EPCI, once: what the sheet of the infra-départemental reads. */
import { cleDuLieu } from '../../domaine/calcul/infra-comptage';
import { NON_RESERVE } from '../../domaine/bien';
import { categorieDuReservataire } from '../../domaine/calcul/hypotheses-effectives';
import { HORS_REFERENCE } from '../../domaine/calcul/rotation-reservataires';
import type { LigneDroitLieu, LigneLieu } from '../../domaine/resultats-infra';
import { colonne, construireTable, techniques, type Colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { ligne, sansJoker } from '../formules';
import { LIBELLE_LIBERATION, MOTIF_COURT } from '../libelles';
import type { PlanTable } from '../plan';
import { nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { nomEnFormule } from '../cle-du-titulaire';
import { comptageAVenir, rangerAvecCeuxAVenir } from './comptage-a-venir';

/** What an exclusion switch moves together. */
export const GROUPES_HORS_FLUX: readonly { readonly code: string; readonly court: string }[] = [
  { code: 'OBLIGATOIRE', court: 'obligatoires' },
  ...MOTIFS_NEGOCIES.map(({ code }) => ({ code, court: MOTIF_COURT[code] })),
];

export function groupeDuMotif(motif: LigneLieu['motif']): string {
  return motif === 'FLUX' || MOTIFS_NEGOCIES.some(({ code }) => code === motif) ? motif : 'OBLIGATOIRE';
}

const cleCommune = ({ departement, commune }: LigneLieu | LigneDroitLieu): string => cleDuLieu('commune', departement, commune);
const cleEpci = ({ departement, epci }: LigneLieu | LigneDroitLieu): string => cleDuLieu('epci', departement, epci);
const liberationDe = ({ motif, liberation }: LigneLieu): string =>
  !HORS_REFERENCE.has(motif) && liberation !== null ? LIBELLE_LIBERATION[liberation] : '';

function colonnesDuLieu<L extends LigneLieu | LigneDroitLieu>(): Colonne<L>[] {
  return [
    colonne<L>('Département', 'texte', 'texte', 12, ({ departement }) => departement),
    colonne<L>('Commune', 'texte', 'texte', 36, ({ commune }) => commune),
    colonne<L>('EPCI', 'texte', 'texte', 14, ({ epci }) => epci),
  ];
}

export function tableComptageLieux({ comptage }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('ComptageLieux', entete);
  const horsReference = [...HORS_REFERENCE].map((motif) => `${l('Motif')}="${motif}"`).join(',');
  return construireTable<LigneLieu>(
    'ComptageLieux',
    [
      ...colonnesDuLieu<LigneLieu>(),
      colonne('Motif', 'texte', 'texte', 14, ({ motif }) => motif),
      colonne('Libération', 'texte', 'texte', 12, ({ liberation }) => (liberation === null ? null : LIBELLE_LIBERATION[liberation])),
      colonne('Logements', 'resultat', 'entier', 12, ({ logements }) => logements, {
        formule: `=SUMIF(Biens[Clé lieu],${sansJoker(l('Clé'))},Biens[Compte])`,
      }),
      colonne('Logements de référence', 'resultat', 'entier', 12, ({ motif, logements }) => (HORS_REFERENCE.has(motif) ? 0 : logements), {
        formule: `=IF(OR(${horsReference}),0,${l('Logements')})`,
      }),
      colonne('Groupe', 'texte', 'texte', 14, ({ motif }) => groupeDuMotif(motif)),
      ...techniques<LigneLieu>([
        colonne('Clé', 'resultat', 'general', 14, ({ cle }) => cle, {
          formule: `="D"&${l('Département')}&"|C"&${l('Commune')}&"|E"&${l('EPCI')}&"|"&${l('Motif')}&"|"&${l('Libération')}`,
        }),
        colonne('Clé commune', 'resultat', 'general', 14, cleCommune, { formule: `="D"&${l('Département')}&"|C"&${l('Commune')}` }),
        colonne('Clé EPCI', 'resultat', 'general', 14, cleEpci, { formule: `="D"&${l('Département')}&"|E"&${l('EPCI')}` }),
        ...(['commune', 'EPCI'] as const).flatMap((nature) => {
          const cle = nature === 'commune' ? cleCommune : cleEpci;
          return [
            colonne<LigneLieu>(
              `Clé ${nature} groupe`,
              'resultat',
              'general',
              14,
              (element) => `${cle(element)}|${groupeDuMotif(element.motif)}`,
              {
                formule: `=${l(`Clé ${nature}`)}&"|"&${l('Groupe')}`,
              },
            ),
            colonne<LigneLieu>(
              `Clé ${nature} libération`,
              'resultat',
              'general',
              14,
              (element) => `${cle(element)}|${liberationDe(element)}`,
              {
                formule: `=${l(`Clé ${nature}`)}&"|"&IF(OR(${horsReference}),"",${l('Libération')}&"")`,
              },
            ),
          ];
        }),
      ]),
    ],
    comptage.lieux.lignes,
    { ligne: debut, filtres: true },
  );
}

/** Rights of the communes and of the EPCI, wherever they hold some: a territory typed later finds its count ready. */
export function droitsDesCollectivites(contexte: Contexte): LigneDroitLieu[] {
  const { comptage, hypotheses, inventaire } = contexte;
  const droits = rangerAvecCeuxAVenir(contexte, comptage.lieux.droits, comptageAVenir(contexte).droitsLieux, ({ cle }) => cle);
  return droits.filter(({ departement, reservataire }) => {
    const categorie =
      reservataire === NON_RESERVE ? 'autre' : categorieDuReservataire(hypotheses, inventaire.categories, departement, reservataire);
    return categorie === 'commune' || categorie === 'epci';
  });
}

export function tableDroitsLieux(contexte: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('ComptageDroitsLieux', entete);
  const cle = sansJoker(l('Clé'));
  const titulaire = ({ motif, reservataire }: LigneDroitLieu): string => `|${groupeDuMotif(motif)}|${nomDeCle(reservataire)}`;
  return construireTable<LigneDroitLieu>(
    'ComptageDroitsLieux',
    [
      colonne('Département', 'texte', 'texte', 12, ({ departement }) => departement),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Commune', 'texte', 'texte', 14, ({ commune }) => commune),
      colonne('EPCI', 'texte', 'texte', 14, ({ epci }) => epci),
      colonne('Motif', 'texte', 'texte', 12, ({ motif }) => motif),
      colonne('Poids', 'resultat', 'decimal2', 12, ({ poids }) => poids, { formule: `=SUMIF(Biens[Clé droit lieu],${cle},Biens[Poids])` }),
      colonne('Poids échu', 'resultat', 'decimal2', 12, ({ poidsEchu }) => poidsEchu, {
        formule: `=SUMIF(Biens[Clé droit lieu],${cle},Biens[Poids échu])`,
      }),
      colonne('Droits', 'resultat', 'decimal2', 12, ({ poids, poidsEchu }) => poids - poidsEchu, {
        formule: `=${l('Poids')}-${l('Poids échu')}`,
      }),
      colonne('Groupe', 'texte', 'texte', 14, ({ motif }) => groupeDuMotif(motif)),
      ...techniques<LigneDroitLieu>([
        colonne('Clé', 'resultat', 'general', 14, (element) => element.cle, {
          formule: `="D"&${l('Département')}&"|"&${l('Motif')}&"|ACTIF|"&${nomEnFormule(l('Réservataire'))}&"|C"&${l('Commune')}&"|E"&${l('EPCI')}`,
        }),
        colonne('Clé commune', 'resultat', 'general', 14, (element) => `${cleCommune(element)}${titulaire(element)}`, {
          formule: `="D"&${l('Département')}&"|C"&${l('Commune')}&"|"&${l('Groupe')}&"|"&${nomEnFormule(l('Réservataire'))}`,
        }),
        colonne('Clé EPCI', 'resultat', 'general', 14, (element) => `${cleEpci(element)}${titulaire(element)}`, {
          formule: `="D"&${l('Département')}&"|E"&${l('EPCI')}&"|"&${l('Groupe')}&"|"&${nomEnFormule(l('Réservataire'))}`,
        }),
      ]),
    ],
    droitsDesCollectivites(contexte),
    { ligne: debut, filtres: true },
  );
}
