/**
 * The two rotation indicators of the état des lieux (DOMAINE §5.1: bailleur/département, réservataire/département). They say the same
 * thing on every row of a territoire: read once per territoire, and reported where two rows disagree or the rate is not plausible.
 */
import type { Bien } from '../bien';
import { cleDeNom } from '../geographie/cle-de-nom';
import type { Anomalie, Correspondance, TauxDuTerritoire, ValeurCellule } from '../inventaire';
import { TAUX_MAXIMAL_PLAUSIBLE, TAUX_MINIMAL_PLAUSIBLE } from '../parametres-dates';
import { colonneSource } from './blocs';
import { direLesReservataires, direLesTerritoires, enPourcent, type TauxDeclare } from './dire-taux';
import { normaliserTaux, UNITE_INCERTAINE } from './normaliser-taux';
import { citer, lettresDeColonne } from './rapporteur';
import { texteCite } from './texte';

export type PorteeDuTaux = TauxDeclare['portee'];

export interface TauxLus {
  readonly taux: readonly TauxDeclare[];
  /** What the hypotheses may propose: one rate, and only one, for each of these territoires. */
  readonly proposes: readonly TauxDuTerritoire[];
  readonly anomalies: readonly Anomalie[];
}

interface ColonneDeTaux {
  readonly colonne: number;
  readonly portee: PorteeDuTaux;
}

/** Columns that nothing else claims and whose header names a rotation rate. */
export function colonnesDeTaux({ ignorees }: Pick<Correspondance, 'ignorees'>): readonly ColonneDeTaux[] {
  return ignorees.flatMap(({ colonne, entete }) => {
    const cle = cleDeNom(entete);
    if (!/\bROTATION\b|^TR\b/.test(cle)) return [];
    return [
      { colonne, portee: /\bRESERVATAIRES?\b|\bCOMMUNES?\b|\bCONTINGENT/.test(cle) ? ('reservataire' as const) : ('bailleur' as const) },
    ];
  });
}

interface Vu {
  readonly cellule: string;
  readonly ligneSource: number;
  readonly texte: string;
}

interface Releve {
  readonly portee: PorteeDuTaux;
  readonly territoire: string;
  readonly reservataire: string | null;
  /** Where each rate comes first. */
  readonly taux: Map<number, Vu>;
  lignes: number;
}

/** Rates named when they disagree. */
const TAUX_CITES = 5;

function constat(gravite: Anomalie['gravite'], regle: string, { cellule, ligneSource, texte }: Vu, message: string): Anomalie {
  return {
    gravite,
    regle,
    indicateur: null,
    ligneSource,
    cellule,
    valeurLue: texte,
    message: `Cellule ${cellule} : ${message}`,
    correction: null,
  };
}

function signalerIllisible(vu: Vu, uniteIncertaine: boolean): Anomalie {
  const pourquoi = uniteIncertaine ? 'n’a pas d’unité certaine' : 'n’est pas lisible';
  const message = `le taux de rotation ${citer(vu.texte)} ${pourquoi}. Saisissez-le avec son unité, par exemple 8,5 %.`;
  return constat('alerte', 'LECTURE', vu, message);
}

/** Two rates for one territoire, on its rows or in two columns: none is chosen in the place of the user. */
function signalerContradiction({ portee, taux }: Releve, qui: string): readonly Anomalie[] {
  const [premier, ...autres] = taux.values();
  if (premier === undefined || autres.length === 0) return [];
  const suite = autres.slice(0, TAUX_CITES).map(({ texte, cellule }) => `${citer(texte)} en ${cellule}`);
  const reste = autres.length - suite.length;
  const message = `le taux ${qui} vaut ${citer(premier.texte)} ici, ${suite.join(', ')}${reste > 0 ? ` et ${reste} de plus` : ''} : aucun n’est retenu. Gardez un seul taux ${portee === 'bailleur' ? 'par territoire' : 'par réservataire et par territoire'}.`;
  return [constat(portee === 'bailleur' ? 'erreur' : 'alerte', 'LECTURE', premier, message)];
}

function signalerInvraisemblables({ taux }: Releve, qui: string): readonly Anomalie[] {
  const plage = `${enPourcent(TAUX_MINIMAL_PLAUSIBLE.valeur)} à ${enPourcent(TAUX_MAXIMAL_PLAUSIBLE.valeur)}`;
  return [...taux].flatMap(([lu, vu]) =>
    lu >= TAUX_MINIMAL_PLAUSIBLE.valeur && lu <= TAUX_MAXIMAL_PLAUSIBLE.valeur
      ? []
      : [
          constat(
            'alerte',
            'V15',
            vu,
            `le taux ${qui}, ${citer(vu.texte)}, est lu ${enPourcent(lu)}, hors de la plage habituelle, ${plage}. Vérifiez le taux et son unité.`,
          ),
        ],
  );
}

export function lireTaux(
  lignes: readonly (readonly ValeurCellule[])[],
  correspondance: Pick<Correspondance, 'ignorees' | 'colonnes' | 'blocs' | 'largeur'>,
  { premiereLigne, premiereColonne }: { readonly premiereLigne: number; readonly premiereColonne: number },
  biens: readonly Bien[],
): TauxLus {
  const anomalies: Anomalie[] = [];
  const releves = new Map<string, Releve>();
  for (const { colonne, portee } of colonnesDeTaux(correspondance)) {
    const cellule = (ligneSource: number): string => {
      const source = colonneSource(correspondance, ligneSource - premiereLigne, colonne) ?? colonne;
      return `${lettresDeColonne(premiereColonne + source)}${ligneSource}`;
    };
    const refusees = new Set<string>();
    for (const { ligneSource, departement: territoire, reservataires } of biens) {
      const valeur = lignes[ligneSource - premiereLigne]?.[colonne] ?? null;
      const lecture = normaliserTaux(valeur);
      const vu = { cellule: cellule(ligneSource), ligneSource, texte: texteCite(valeur) };
      if (lecture.etat === 'inconnu' && !refusees.has(vu.texte)) {
        refusees.add(vu.texte);
        anomalies.push(signalerIllisible(vu, lecture.remarque === UNITE_INCERTAINE));
      }
      if (lecture.etat !== 'lu' || territoire === null) continue;
      const reservataire = portee === 'reservataire' ? reservataires.join(' / ') : null;
      const cle = JSON.stringify([portee, territoire, reservataire]);
      let releve = releves.get(cle);
      if (releve === undefined) releves.set(cle, (releve = { portee, territoire, reservataire, taux: new Map(), lignes: 0 }));
      releve.lignes += 1;
      if (!releve.taux.has(lecture.valeur)) releve.taux.set(lecture.valeur, vu);
    }
  }
  const seul = !correspondance.colonnes.some(({ indicateur }) => indicateur === 'liberation');
  const taux = [...releves.values()].flatMap((releve): TauxDeclare[] => {
    const { portee, territoire, reservataire, taux: vus, lignes: nombre } = releve;
    const qui = reservataire === null ? `du territoire ${territoire}` : `de ${reservataire} (territoire ${territoire})`;
    anomalies.push(...signalerContradiction(releve, qui), ...signalerInvraisemblables(releve, qui));
    const [premier] = vus;
    if (premier === undefined) return [];
    const [valeur, { cellule, ligneSource, texte }] = premier;
    return [
      {
        portee,
        territoire,
        reservataire,
        taux: vus.size === 1 ? valeur : null,
        ecrit: texte,
        premiereCellule: cellule,
        premiereLigne: ligneSource,
        lignes: nombre,
      },
    ];
  });
  // « 0 » is a way of saying that there is no rate (DOMAINE §5.6): reported by V15, proposed to nobody.
  const proposes = taux.flatMap(({ portee, territoire, taux: valeur }) =>
    portee === 'bailleur' && valeur !== null && valeur > 0 ? [{ territoire, taux: valeur, seul }] : [],
  );
  const dites = [...direLesTerritoires(taux, seul), ...direLesReservataires(taux)];
  return { taux, proposes, anomalies: [...anomalies, ...dites] };
}
