import type { ResultatRotation } from '../../domaine/resultats';
import { colonne, construireTable, feuille, LIGNE_ENTETE, ouNd, presentation, techniques } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne } from '../formules';
import { LIBELLE_VARIANTE, ND } from '../libelles';
import type { PlanFeuille } from '../plan';

const T = 'Rotation';
const l = (entete: string): string => ligne(T, entete);
const saisi = (entete: string): string => chercher('Territoires', entete, l('Clé'));
const libere = (entete: string): string => chercher('Liberations', entete, l('Clé'));
const compte = (entete: string): string => chercher('ComptageTerritoires', entete, l('Clé'));
/** Typed libérations replace the counted ones together: a mix of the two would belong to no year. */
const saisiOuCompte = (saisie: string, comptee: string): string => `=IF(${libere('Libérations saisies')}="",${comptee},N(${saisie}))`;
const taux = (numerateur: string): string => `=IF(${l('Parc de référence')}>0,(${numerateur})/${l('Parc de référence')},"${ND}")`;

export function feuilleRotation({ reference }: Contexte): PlanFeuille {
  const table = construireTable<ResultatRotation>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Parc de référence', 'resultat', 'entier', 14, ({ parcDeReference }) => parcDeReference, {
        formule: `=IF(${libere('Parc de référence saisi')}="",${compte('Parc retenu')}-${compte('Hors parc de référence')},${libere('Parc de référence saisi')})`,
      }),
      colonne('Libérations', 'resultat', 'entier', 14, ({ liberations }) => liberations, {
        formule: saisiOuCompte(
          `${libere('Libérations saisies')}-${libere('Libérations étudiants')}-${libere('Libérations spécifiques')}`,
          ['externes', 'mutations', 'ANRU', 'ORCOD LHI'].map((suffixe) => compte(`Libérations ${suffixe}`)).join('+'),
        ),
      }),
      colonne('dont mutations', 'resultat', 'entier', 14, ({ mutations }) => mutations, {
        formule: saisiOuCompte(libere('Libérations mutations'), compte('Libérations mutations')),
      }),
      colonne('dont ANRU', 'resultat', 'entier', 14, ({ anru }) => anru, {
        formule: saisiOuCompte(libere('Libérations ANRU'), compte('Libérations ANRU')),
      }),
      colonne('dont ORCOD/LHI', 'resultat', 'entier', 14, ({ orcodLhi }) => orcodLhi, {
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
          `=IF(${l('Variante')}="${LIBELLE_VARIANTE.saisi}",IF(${saisi('Taux saisi')}="","${ND}",${saisi('Taux saisi')}),` +
          `IF(${l('Variante')}="${LIBELLE_VARIANTE.intermediaire}",${l('Taux intermédiaire')},${l('Taux harmonisé')}))`,
      }),
      colonne('Variante', 'resultat', 'texte', 15, ({ variante }) => LIBELLE_VARIANTE[variante], { formule: `=${saisi('Variante de taux')}` }),
      ...techniques<ResultatRotation>([
      colonne('Clé', 'resultat', 'general', 10, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    reference.resultats.rotation,
    { ligne: LIGNE_ENTETE },
  );
  return feuille({
    cle: 'rotation',
    nom: 'Rotation',
    couleurOnglet: '#70AD47',
    cellules: presentation(
      'Taux de rotation',
      'Quelle part du parc se libère chaque année, et selon quelle définition ?',
      'Taux harmonisé = (libérations − mutations − relogements ANRU) ÷ parc de référence ; taux intermédiaire = (libérations − relogements ANRU, ORCOD et LHI) ÷ parc de référence. ' +
        'Les libérations sont celles de l’année N-1, hors logements étudiants et spécifiques (Référentiel interbailleurs Occitanie, 2023) ; « n/d » signifie qu’aucun parc ne permet de calculer un taux.',
    ),
    tables: [table],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 1 },
  });
}
