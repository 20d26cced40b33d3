/** Rotation of the parc of each réservataire: the second indicator that the référentiel asks for. */
import type { RotationReservataire } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne, sansJoker, sansJokerTexte } from '../formules';
import { LIBELLE_VARIANTE, ND } from '../libelles';
import type { PlanTable } from '../plan';
import { paires } from './comptage-reservataires';
import { COLONNE_LIBERATION } from './comptage-liberations';
import { cleDuTitulaire, nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule, nomEnFormule } from '../cle-du-titulaire';

export const TABLE_ROTATION_RESERVATAIRES = 'RotationReservataires';
const l = (entete: string): string => ligne(TABLE_ROTATION_RESERVATAIRES, entete);
type R = RotationReservataire;

const CRITERE = `"D"&${l('Territoire')}&"|"&${l('Nom échappé')}`;
const libere = (entete: string): string => `SUMIF(ComptageLiberations[Clé titulaire],${CRITERE},ComptageLiberations[${entete}])`;

/** Every pair that any set of hypotheses shows, so that a flux always finds its line here; a réservataire without dwelling stands at « n/d ». */
function lignes(contexte: Contexte): R[] {
  const resultats = new Map(contexte.reference.resultats.rotationReservataires.map((resultat) => [cleDuTitulaire(resultat), resultat]));
  const sans = {
    parc: 0,
    liberations: 0,
    mutations: 0,
    anru: 0,
    orcodLhi: 0,
    tauxHarmonise: null,
    tauxIntermediaire: null,
    tauxPropre: null,
  };
  return paires(contexte).map(
    ({ territoire, reservataire }) => resultats.get(cleDuTitulaire({ territoire, reservataire })) ?? { territoire, reservataire, ...sans },
  );
}

function taux(entete: string, numerateur: string, valeur: (element: R) => number | null): Colonne<R> {
  return colonne<R>(entete, 'resultat', 'pourcent2', 14, (element) => ouNd(valeur(element)), {
    formule: `=IF(AND(${l('Parc réservé')}>0,${l('Libérations connues')}>0),(${numerateur})/${l('Parc réservé')},"${ND}")`,
  });
}

/** By the variante; « n/d » where the libérations or the rate of the territoire are typed or come from RPLS: two sources are not compared. */
export function tauxPropreComparable(variante: string, cle: string, lire: (entete: string) => string): string {
  return (
    `IF(OR(NOT(${chercher('Liberations', 'Libérations saisies', cle)}=""),${variante}="${LIBELLE_VARIANTE.saisi}",${variante}="${LIBELLE_VARIANTE.rpls}"),"${ND}",` +
    `IF(${variante}="${LIBELLE_VARIANTE.intermediaire}",${lire('Taux propre intermédiaire')},${lire('Taux propre harmonisé')}))`
  );
}

export function tableRotationReservataires(contexte: Contexte, debut: number): PlanTable {
  const { comptage, reference } = contexte;
  const rotation = (entete: string): string => chercher('Rotation', entete, `"D"&${l('Territoire')}`);
  const compte = (entete: string): string => chercher('ComptageTerritoires', entete, `"D"&${l('Territoire')}`);
  const duFichier = comptage.liberations.reduce(
    (total, { externes, mutations, anru, orcodLhi, horsReference }) => total + externes + mutations + anru + orcodLhi + horsReference,
    0,
  );
  const retenu = (territoire: string): number | null =>
    reference.resultats.rotation.find((r) => r.territoire === territoire)?.tauxRetenu ?? null;
  return construireTable<R>(
    TABLE_ROTATION_RESERVATAIRES,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 36, ({ reservataire }) => reservataire),
      colonne('Parc réservé', 'resultat', 'decimal2', 14, ({ parc }) => parc, {
        formule: `=SUMIF(Comptage[Clé référence],${CRITERE},Comptage[Poids])`,
      }),
      colonne('Libérations', 'resultat', 'decimal2', 14, ({ liberations }) => liberations, {
        formule: `=${Object.values(COLONNE_LIBERATION).map(libere).join('+')}`,
      }),
      colonne('dont mutations', 'resultat', 'decimal2', 14, ({ mutations }) => mutations, {
        formule: `=${libere(COLONNE_LIBERATION.mutation)}`,
      }),
      colonne('dont ANRU', 'resultat', 'decimal2', 14, ({ anru }) => anru, { formule: `=${libere(COLONNE_LIBERATION.anru)}` }),
      colonne('dont ORCOD/LHI', 'resultat', 'decimal2', 14, ({ orcodLhi }) => orcodLhi, {
        formule: `=${libere(COLONNE_LIBERATION['orcod-lhi'])}`,
      }),
      taux('Taux propre harmonisé', `${l('Libérations')}-${l('dont mutations')}-${l('dont ANRU')}`, ({ tauxHarmonise }) => tauxHarmonise),
      taux(
        'Taux propre intermédiaire',
        `${l('Libérations')}-${l('dont ANRU')}-${l('dont ORCOD/LHI')}`,
        ({ tauxIntermediaire }) => tauxIntermediaire,
      ),
      colonne('Taux propre', 'resultat-cle', 'pourcent2', 14, ({ tauxPropre }) => ouNd(tauxPropre), {
        formule: `=${tauxPropreComparable(rotation('Variante'), `"D"&${l('Territoire')}`, l)}`,
      }),
      colonne('Taux retenu du territoire', 'resultat', 'pourcent2', 15, ({ territoire }) => ouNd(retenu(territoire)), {
        formule: `=${rotation('Taux retenu')}`,
      }),
      colonne(
        'Écart avec le territoire',
        'resultat',
        'pourcent2',
        14,
        ({ territoire, tauxPropre }) => {
          const tauxRetenu = retenu(territoire);
          return ouNd(tauxPropre === null || tauxRetenu === null ? null : tauxPropre - tauxRetenu);
        },
        {
          formule: `=IF(AND(ISNUMBER(${l('Taux propre')}),ISNUMBER(${l('Taux retenu du territoire')})),${l('Taux propre')}-${l('Taux retenu du territoire')},"${ND}")`,
        },
      ),
      colonne('Libérations connues', 'resultat', 'entier', 12, () => duFichier, {
        formule: `=${compte('Libérations du fichier')}`,
      }),
      ...techniques<R>([
        colonne('Nom échappé', 'resultat', 'general', 14, ({ reservataire }) => sansJokerTexte(nomDeCle(reservataire)), {
          formule: `=${sansJoker(nomEnFormule(l('Réservataire')))}`,
        }),
        colonne('Clé', 'resultat', 'general', 14, cleDuTitulaire, { formule: `=${cleEnFormule(l)}` }),
      ]),
    ],
    lignes(contexte),
    { ligne: debut, filtres: true },
  );
}
