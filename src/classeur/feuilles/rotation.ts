import type { ResultatRotation } from '../../domaine/resultats';
import {
  apres,
  colonne,
  construireTable,
  etiquette,
  feuille,
  formatsDeControle,
  LIGNE_ENTETE,
  nonReserves,
  ouNd,
  presentation,
  techniques,
} from '../construire';
import type { Contexte } from '../contexte';
import { adresse, chercher, ligne } from '../formules';
import { LIBELLE_PERIODE, LIBELLE_VARIANTE, ND } from '../libelles';
import type { PlanFeuille, PlanTable } from '../plan';
import { etatDesLiberations } from './controle-comptage';
import { TABLE_PERIODES, tableRotationPeriodes } from './rotation-periodes';
import { tableRotationReservataires } from './rotation-reservataires';

const T = 'Rotation';
const l = (entete: string): string => ligne(T, entete);
const saisi = (entete: string): string => chercher('Territoires', entete, l('Clé'));
const libere = (entete: string): string => chercher('Liberations', entete, l('Clé'));
const compte = (entete: string): string => chercher('ComptageTerritoires', entete, l('Clé'));
const periode = (entete: string): string => chercher(TABLE_PERIODES, entete, l('Clé'));
/** Typed libérations replace the counted ones together: a mix of the two would belong to no year. */
const saisiOuCompte = (saisie: string, comptee: string): string =>
  `=IF(${libere('Libérations saisies')}="",IF(${compte('Libérations du fichier')}>0,${comptee},"${ND}"),N(${saisie}))`;
const taux = (numerateur: string): string =>
  `=IF(AND(${l('Parc de référence')}>0,ISNUMBER(${l('Libérations')})),(${numerateur})/${l('Parc de référence')},"${ND}")`;
/** The four counts together: nobody said any of them. */
const connu = ({ liberationsConnues }: ResultatRotation, valeur: number): number | string => ouNd(liberationsConnues ? valeur : null);

function tableRotation({ reference }: Contexte): PlanTable {
  return construireTable<ResultatRotation>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Parc de référence', 'resultat', 'entier', 36, ({ parcDeReference }) => parcDeReference, {
        formule: `=IF(${libere('Parc de référence saisi')}="",MAX(0,${compte('Parc retenu')}-${compte('Hors parc de référence')}),${libere('Parc de référence saisi')})`,
      }),
      colonne('Libérations', 'resultat', 'entier', 14, (rotation) => connu(rotation, rotation.liberations), {
        formule: saisiOuCompte(
          `${libere('Libérations saisies')}-${libere('Libérations étudiants')}-${libere('Libérations spécifiques')}`,
          ['externes', 'mutations', 'ANRU', 'ORCOD LHI'].map((suffixe) => compte(`Libérations ${suffixe}`)).join('+'),
        ),
      }),
      colonne('dont mutations', 'resultat', 'entier', 14, (rotation) => connu(rotation, rotation.mutations), {
        formule: saisiOuCompte(libere('Libérations mutations'), compte('Libérations mutations')),
      }),
      colonne('dont ANRU', 'resultat', 'entier', 14, (rotation) => connu(rotation, rotation.anru), {
        formule: saisiOuCompte(libere('Libérations ANRU'), compte('Libérations ANRU')),
      }),
      colonne('dont ORCOD/LHI', 'resultat', 'entier', 14, (rotation) => connu(rotation, rotation.orcodLhi), {
        formule: saisiOuCompte(libere('Libérations ORCOD LHI'), compte('Libérations ORCOD LHI')),
      }),
      colonne('Taux harmonisé', 'resultat', 'pourcent2', 14, ({ tauxHarmonise }) => ouNd(tauxHarmonise), {
        formule: taux(`${l('Libérations')}-${l('dont mutations')}-${l('dont ANRU')}`),
      }),
      colonne('Taux intermédiaire', 'resultat', 'pourcent2', 14, ({ tauxIntermediaire }) => ouNd(tauxIntermediaire), {
        formule: taux(`${l('Libérations')}-${l('dont ANRU')}-${l('dont ORCOD/LHI')}`),
      }),
      colonne('Taux retenu', 'resultat-cle', 'pourcent2', 14, ({ tauxRetenu }) => ouNd(tauxRetenu), {
        formule:
          `=IF(${l('Période')}="${LIBELLE_PERIODE['moyenne-simple']}",${periode('Moyenne simple')},` +
          `IF(${l('Période')}="${LIBELLE_PERIODE['moyenne-ponderee']}",${periode('Moyenne pondérée')},${periode('Taux N-1')}))`,
      }),
      colonne('Variante', 'resultat', 'texte', 15, ({ variante }) => LIBELLE_VARIANTE[variante], {
        formule: `=${saisi('Variante de taux')}`,
      }),
      colonne('Période', 'resultat', 'texte', 19, ({ periode: retenue }) => LIBELLE_PERIODE[retenue], {
        formule: `=${saisi('Période du taux')}`,
      }),
      colonne('Taux RPLS', 'resultat', 'pourcent2', 14, ({ tauxRpls }) => ouNd(tauxRpls), {
        formule:
          `=IF(OR(${libere('Emménagements RPLS')}="",${libere('Parc RPLS')}=""),"${ND}",` +
          `IF(N(${libere('Parc RPLS')})>0,N(${libere('Emménagements RPLS')})/N(${libere('Parc RPLS')}),"${ND}"))`,
      }),
      colonne('Taux brut', 'resultat', 'pourcent2', 14, ({ tauxBrut }) => ouNd(tauxBrut), {
        formule: `=IF(${libere('Libérations saisies')}="","${ND}",IF(${compte('Parc retenu')}>0,N(${libere('Libérations saisies')})/${compte('Parc retenu')},"${ND}"))`,
      }),
      ...techniques<ResultatRotation>([
        colonne('Clé', 'resultat', 'general', 10, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    reference.resultats.rotation,
    { ligne: LIGNE_ENTETE },
  );
}

export function feuilleRotation(contexte: Contexte): PlanFeuille {
  const table = tableRotation(contexte);
  const periodes = tableRotationPeriodes(contexte, apres(table) + 2);
  const reservataires = tableRotationReservataires(contexte, apres(periodes) + 2);
  return feuille({
    cle: 'rotation',
    nom: 'Rotation',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Taux de rotation',
        'Quelle part du parc se libère chaque année, et selon quelle définition ?',
        'Taux harmonisé = (libérations − mutations − relogements ANRU) ÷ parc de référence ; taux intermédiaire = (libérations − relogements ANRU, ORCOD et LHI) ÷ parc de référence. ' +
          'Libérations de l’année N-1 et parc de référence écartent les mêmes logements : étudiants, spécifiques, ventes et démolitions (Référentiel interbailleurs Occitanie, 2023). ' +
          'Mobilité RPLS = emménagements depuis le 1er janvier N-1 ÷ logements loués ou proposés à la location, mis en service avant N-1 (DREAL). « n/d » : taux inconnu, saisissez les libérations ou le taux ; l’inventaire dit les libérations dès qu’il en montre une.',
      ),
      etatDesLiberations(contexte, LIGNE_ENTETE - 2, 4),
      etiquette(
        periodes.ligne - 1,
        'Taux sur plusieurs années : moyenne simple des taux, ou somme des libérations ÷ somme des parcs ; une année non saisie dans Hypothèses n’entre pas dans la moyenne',
      ),
      etiquette(
        reservataires.ligne - 1,
        'Taux propre à chaque réservataire en N-1 : libérations de ses logements ÷ son parc réservé (logements pondérés du parc de référence) ; « n/d » si celui du territoire ne vient pas du fichier',
      ),
    ],
    tables: [table, periodes, reservataires],
    misesEnForme: [
      ...formatsDeControle(adresse(LIGNE_ENTETE - 2, 0), adresse(LIGNE_ENTETE - 2, 0)),
      nonReserves(reservataires, 'Réservataire'),
    ],
    figer: { lignes: 0, colonnes: 1 },
  });
}
