/** What only the dwellings side by side tell, once all of them are read: each remark says where it starts and the way out. */
import { NON_RESERVE, type Bien } from '../bien';
import type { Anomalie, Correspondance, Indicateur } from '../inventaire';
import { mobiliteDesBiens } from '../rpls/mobilite-des-biens';
import { phrasesDeMobilite } from '../rpls/phrases-de-mobilite';
import { colonneSource } from './blocs';
import { citer, lettresDeColonne } from './rapporteur';

export interface OptionsDesRemarques {
  readonly exercice: number;
  readonly premiereLigne: number;
  readonly premiereColonne: number;
}

interface Remarque {
  readonly gravite: Anomalie['gravite'];
  readonly regle: string;
  readonly indicateur: Indicateur | null;
  readonly ligneSource: number;
  readonly valeurLue?: string;
  readonly message: string;
}

export function remarquesDesBiens(
  biens: readonly Bien[],
  anomalies: readonly Anomalie[],
  correspondance: Correspondance,
  options: OptionsDesRemarques,
): readonly Anomalie[] {
  const colonnes = new Map(correspondance.colonnes.map(({ indicateur, colonne }) => [indicateur, colonne]));
  const entete = options.premiereLigne + Math.max(correspondance.ligneEntete, 0);
  return [
    ...logementsPartages(biens, anomalies),
    ...(colonnes.has('departLocataire') && !colonnes.has('liberation') ? departsSansMotif(biens, options.exercice) : []),
    ...(colonnes.has('bail') ? tauxDeMobilite(biens, options.exercice, entete) : []),
  ].map(({ indicateur, message, valeurLue = '', ...remarque }): Anomalie => {
    const place = indicateur === null ? undefined : colonnes.get(indicateur);
    const colonne = place === undefined ? null : colonneSource(correspondance, remarque.ligneSource - options.premiereLigne, place);
    const cellule = colonne === null ? null : `${lettresDeColonne(options.premiereColonne + colonne)}${remarque.ligneSource}`;
    const ou = cellule === null ? `Ligne ${remarque.ligneSource}` : `Cellule ${cellule}`;
    return { ...remarque, indicateur, cellule, valeurLue, message: `${ou} : ${message}`, correction: null };
  });
}

/** What makes two rows the same dwelling, whoever holds it. */
const memeLogement = (a: Bien, b: Bien): boolean =>
  a.departement === b.departement &&
  a.commune === b.commune &&
  a.programme === b.programme &&
  a.typologie === b.typologie &&
  a.financement === b.financement &&
  a.construction === b.construction &&
  a.qpv === b.qpv;

const estReserve = ({ reservataires }: Bien): boolean => reservataires[0] !== NON_RESERVE;

/**
 * V13: a dwelling shared by several réservataires is often listed once for each. The rows stay as they are, and count as several
 * dwellings: V01 and V02 say so; this says what they probably are.
 */
function logementsPartages(biens: readonly Bien[], anomalies: readonly Anomalie[]): readonly Remarque[] {
  const repetes = { rplsId: new Set<string>(), refBailleur: new Set<string>() };
  for (const { regle, gravite, indicateur, valeurLue } of anomalies) {
    if (gravite !== 'erreur') continue;
    if (regle === 'V01' && indicateur === 'rplsId') repetes.rplsId.add(valeurLue);
    if (regle === 'V02' && indicateur === 'refBailleur') repetes.refBailleur.add(valeurLue);
  }
  if (repetes.rplsId.size + repetes.refBailleur.size === 0) return [];
  const groupes = new Map<string, Bien[]>();
  for (const bien of biens) {
    for (const indicateur of ['rplsId', 'refBailleur'] as const) {
      const numero = bien[indicateur] ?? '';
      if (!repetes[indicateur].has(numero)) continue;
      const cle = `${indicateur}|${numero}`;
      const groupe = groupes.get(cle);
      if (groupe === undefined) groupes.set(cle, [bien]);
      else groupe.push(bien);
    }
  }
  const dits = new Set<Bien>();
  return [...groupes].flatMap(([cle, groupe]): Remarque[] => {
    const [premier, ...autres] = groupe;
    if (premier === undefined || dits.has(premier) || !estReserve(premier)) return [];
    const noms = new Set(groupe.flatMap(({ reservataires }) => reservataires));
    const partage = autres.length > 0 && autres.every((autre) => estReserve(autre) && memeLogement(premier, autre));
    // The same réservataire twice is a plain duplicate.
    if (!partage || noms.size <= premier.reservataires.length) return [];
    dits.add(premier);
    const lignes = autres.map(({ ligneSource }) => ligneSource);
    return [
      {
        gravite: 'information',
        regle: 'V13',
        indicateur: 'reservataire',
        ligneSource: premier.ligneSource,
        valeurLue: [...noms].join(' / '),
        message: `le logement ${citer(cle.slice(cle.indexOf('|') + 1))} est aussi en ligne${lignes.length > 1 ? 's' : ''} ${lignes.join(', ')}, avec un autre réservataire et les mêmes caractéristiques : il est sans doute partagé, mais il compte ${groupe.length} fois. Réunissez-les sur la ligne ${premier.ligneSource}, ${citer([...noms].join(' / '))}, et supprimez ${lignes.length > 1 ? 'les autres' : 'l’autre'} ; ou corrigez le numéro faux.`,
      },
    ];
  });
}

/** Nothing says why they left: a departure is counted nowhere until somebody does (DOMAINE §2.1). */
function departsSansMotif(biens: readonly Bien[], exercice: number): readonly Remarque[] {
  const annee = String(exercice - 1);
  const partis = biens.filter(({ complements }) => complements?.departLocataire?.startsWith(annee) === true);
  const [premier] = partis;
  if (premier === undefined) return [];
  const combien = partis.length === 1 ? 'un locataire est parti' : `${partis.length} locataires sont partis`;
  return [
    {
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: 'departLocataire',
      ligneSource: premier.ligneSource,
      message: `${combien} en ${annee}, et aucune colonne ne dit pourquoi : ces libérations ne sont pas comptées. Ajoutez une colonne « Libération » (Congé, Mutation, ANRU ou ORCOD/LHI), ou saisissez les volumes dans les hypothèses.`,
    },
  ];
}

function tauxDeMobilite(biens: readonly Bien[], exercice: number, ligneSource: number): readonly Remarque[] {
  const mobilite = mobiliteDesBiens(biens, exercice);
  if (mobilite === null) return [];
  return phrasesDeMobilite(mobilite, exercice).map((message) => ({
    gravite: 'information',
    regle: 'LECTURE',
    indicateur: null,
    ligneSource,
    message,
  }));
}
