/** Sentences under Assiette: what its controls say of each territoire, with what each way out would change. */
import { arrondir } from '../../domaine/calcul/arrondi';
import { tauxManquant } from '../../domaine/calcul/assiette';
import type { Hypotheses } from '../../domaine/hypotheses';
import { seuil } from '../../domaine/hypotheses-seuils';
import type { ResultatAssiette } from '../../domaine/resultats';
import { colonne, construireTable } from '../construire';
import type { Contexte } from '../contexte';
import { adresse, chercher, ligne } from '../formules';
import { ND } from '../libelles';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { parametre } from './parametres';
import { nombre, nombreFormule, PHRASE_TAUX_MANQUANT } from './taux-manquant';

const T = 'ConstatsAssiette';
const RIEN = 'Rien à signaler.';
/** Between two sentences; the first one loses it. */
const ESPACE = ' ';
const DEBUT = '¤';
const V19 = {
  debut: ' V19 : mutations déduites deux fois, ',
  inconnue: 'quantité n/d, saisissez les mutations parmi les libérations',
  quantite: ' logements par M × B ÷ parc de référence',
  intermediaire: '. Effet sur l’assiette, en logements : taux intermédiaire (',
  sansDeduction: '), mutations non déduites (',
  fin: ').',
} as const;
const V16 = [' V16 : les déductions dépassent le flux brut de ', ' logements, l’assiette est ramenée à 0.'] as const;
const V20 = [' V20 : ', ' logements hors flux pour un parc de ', ', le parc éligible est ramené à 0 : vérifiez le parc déclaré.'] as const;

const V15 = [
  ' V15 : taux de ',
  ' %, hors des bornes attendues (',
  ' à ',
  ' %) : vérifiez les libérations et le parc de référence.',
] as const;

/** As the control of the sheet compares them. */
function horsBornes(hypotheses: Hypotheses, { tauxRotation }: ResultatAssiette): string {
  const [min, max] = [seuil(hypotheses, 'tauxMinimal'), seuil(hypotheses, 'tauxMaximal')];
  if (tauxRotation === null || (tauxRotation >= min && tauxRotation <= max)) return '';
  return V15[0] + nombre(tauxRotation * 100) + V15[1] + nombre(min * 100) + V15[2] + nombre(max * 100) + V15[3];
}

function phrase(hypotheses: Hypotheses, assiette: ResultatAssiette): string {
  const { parc, horsFlux, deficit, mutationsDeduitesDeuxFois, doubleDeduction, effetIntermediaire, effetSansDeduction } = assiette;
  const combien = doubleDeduction === null ? V19.inconnue : `${nombre(doubleDeduction)}${V19.quantite}`;
  const intermediaire = effetIntermediaire === null ? ND : nombre(effetIntermediaire);
  const dites = [
    tauxManquant(assiette) ? ESPACE + PHRASE_TAUX_MANQUANT : '',
    horsBornes(hypotheses, assiette),
    horsFlux > parc ? V20[0] + nombre(horsFlux) + V20[1] + nombre(parc) + V20[2] : '',
    mutationsDeduitesDeuxFois
      ? `${V19.debut}${combien}${V19.intermediaire}${intermediaire}${V19.sansDeduction}${nombre(effetSansDeduction)}${V19.fin}`
      : '',
    arrondir(deficit, 2) > 0 ? V16.join(nombre(deficit)) : '',
  ].join('');
  return dites === '' ? RIEN : dites.trim();
}

export function tableConstatsAssiette({ reference }: Contexte, debut: number): PlanTable {
  const cle = `"D"&${ligne(T, 'Territoire')}`;
  const lu = (entete: string): string => chercher('Assiette', entete, cle);
  const nombreOuNd = (entete: string): string => `IF(ISNUMBER(${lu(entete)}),${nombreFormule(`N(${lu(entete)})`)},"${ND}")`;
  const dites =
    `IF(AND(${lu('Parc éligible')}>0,NOT(ISNUMBER(${lu('Taux de rotation')}))),"${ESPACE}${PHRASE_TAUX_MANQUANT}","")&` +
    `IF(${lu('Contrôle du taux')}="Alerte V15","${V15[0]}"&${nombreFormule(`N(${lu('Taux de rotation')})*100`)}&"${V15[1]}"&` +
    `${nombreFormule(parametre('tauxMinimal'))}&"${V15[2]}"&${nombreFormule(parametre('tauxMaximal'))}&"${V15[3]}","")&` +
    `IF(${lu('Hors flux')}>${lu('Parc')},"${V20[0]}"&${nombreFormule(lu('Hors flux'))}&"${V20[1]}"&${nombreFormule(lu('Parc'))}&"${V20[2]}","")&` +
    `IF(${lu('Contrôle des mutations')}="OK","","${V19.debut}"&IF(ISNUMBER(${lu('Double déduction')}),` +
    `${nombreFormule(`N(${lu('Double déduction')})`)}&"${V19.quantite}","${V19.inconnue}")&"${V19.intermediaire}"&` +
    `${nombreOuNd('Effet du taux intermédiaire')}&"${V19.sansDeduction}"&${nombreFormule(lu('Effet de la déduction à 0'))}&"${V19.fin}")&` +
    `IF(ROUND(${lu('Déficit')},2)>0,"${V16[0]}"&${nombreFormule(lu('Déficit'))}&"${V16[1]}","")`;
  return construireTable<ResultatAssiette>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ territoire }) => territoire),
      // Last, to run on to the right.
      colonne('Constat', 'texte-libre', 'texte', 12, (element) => phrase(reference.hypotheses, element), {
        formule: `=IF(${RIEN_A_SIGNALER.map((condition) => condition(lu)).join('+')}=0,"${RIEN}",SUBSTITUTE("${DEBUT}"&${dites},"${DEBUT}${ESPACE}",""))`,
      }),
    ],
    reference.resultats.assiette,
    { ligne: debut },
  );
}

/** 1 for each sentence that there is. */
const RIEN_A_SIGNALER: readonly ((lu: (entete: string) => string) => string)[] = [
  (lu) => `IF(LEFT(${lu('Contrôle du taux')},6)="Alerte",1,0)`,
  (lu) => `IF(${lu('Hors flux')}>${lu('Parc')},1,0)`,
  (lu) => `IF(${lu('Contrôle des mutations')}="OK",0,1)`,
  (lu) => `IF(ROUND(${lu('Déficit')},2)>0,1,0)`,
];

export function constatsDAssietteEnAlerte(constats: PlanTable): PlanMiseEnForme {
  const colonneA1 = constats.colonne + 1;
  const premiere = constats.ligne + 1;
  // As far as the sentence runs.
  const plage = `${adresse(premiere, colonneA1)}:${adresse(constats.ligne + constats.lignes.length, colonneA1 + 11)}`;
  return { plage, formule: `=$${adresse(premiere, colonneA1)}<>"${RIEN}"`, style: 'modifie' };
}
