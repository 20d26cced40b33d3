/**
 * The two rotation indicators of the état des lieux (DOMAINE §5.1: bailleur/département, réservataire/département). They say the same
 * thing on every row of a territoire: read once per territoire, and reported where two rows disagree or the rate is not plausible.
 */
import type { Bien } from '../bien';
import { cleDeNom } from '../geographie/cle-de-nom';
import type { Anomalie, Correspondance, ValeurCellule } from '../inventaire';
import { TAUX_MAXIMAL_PLAUSIBLE, TAUX_MINIMAL_PLAUSIBLE } from '../parametres-dates';
import { normaliserTaux, UNITE_INCERTAINE } from './normaliser-taux';
import { citer, lettresDeColonne } from './rapporteur';
import { texteDe } from './texte';

export type PorteeDuTaux = 'bailleur' | 'reservataire';

export interface TauxDeclare {
  readonly portee: PorteeDuTaux;
  readonly territoire: string;
  /** Null for the bailleur's own rate. */
  readonly reservataire: string | null;
  /** Fraction; null when the rows of the territoire disagree. */
  readonly taux: number | null;
  readonly premiereCellule: string;
  readonly lignes: number;
}

export interface TauxLus {
  readonly taux: readonly TauxDeclare[];
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

interface Releve {
  readonly territoire: string;
  readonly reservataire: string | null;
  readonly taux: Map<number, { readonly ligneSource: number; readonly texte: string }>;
  lignes: number;
}

const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });

export function lireTaux(
  lignes: readonly (readonly ValeurCellule[])[],
  correspondance: Pick<Correspondance, 'ignorees'>,
  { premiereLigne, premiereColonne }: { readonly premiereLigne: number; readonly premiereColonne: number },
  biens: readonly Bien[],
): TauxLus {
  const taux: TauxDeclare[] = [];
  const anomalies: Anomalie[] = [];
  for (const { colonne, portee } of colonnesDeTaux(correspondance)) {
    const cellule = (ligneSource: number): string => `${lettresDeColonne(premiereColonne + colonne)}${ligneSource}`;
    const signaler = (gravite: Anomalie['gravite'], regle: string, ligneSource: number, valeurLue: string, message: string): void => {
      const adresse = cellule(ligneSource);
      anomalies.push({
        gravite,
        regle,
        indicateur: null,
        ligneSource,
        cellule: adresse,
        valeurLue,
        message: `Cellule ${adresse} : ${message}`,
        correction: null,
      });
    };
    const releves = new Map<string, Releve>();
    const refusees = new Set<string>();
    for (const bien of biens) {
      const valeur = lignes[bien.ligneSource - premiereLigne]?.[colonne] ?? null;
      const lecture = normaliserTaux(valeur);
      const texte = texteDe(valeur);
      if (lecture.etat === 'inconnu' && !refusees.has(texte)) {
        refusees.add(texte);
        const constat = lecture.remarque === UNITE_INCERTAINE ? 'n’a pas d’unité certaine' : 'n’est pas lisible';
        signaler(
          'alerte',
          'LECTURE',
          bien.ligneSource,
          texte,
          `le taux de rotation ${citer(texte)} ${constat}. Saisissez-le avec son unité, par exemple 8,5 %.`,
        );
      }
      if (lecture.etat !== 'lu' || bien.departement === null) continue;
      const reservataire = portee === 'reservataire' ? bien.reservataires.join(' / ') : null;
      const cle = `${bien.departement}|${reservataire ?? ''}`;
      let releve = releves.get(cle);
      if (releve === undefined) releves.set(cle, (releve = { territoire: bien.departement, reservataire, taux: new Map(), lignes: 0 }));
      releve.lignes += 1;
      if (!releve.taux.has(lecture.valeur)) releve.taux.set(lecture.valeur, { ligneSource: bien.ligneSource, texte });
    }
    for (const { territoire, reservataire, taux: vus, lignes: nombre } of releves.values()) {
      const [[valeur, { ligneSource, texte }] = [0, { ligneSource: 0, texte: '' }], autre] = vus;
      const qui = reservataire === null ? `du territoire ${territoire}` : `de ${reservataire} (territoire ${territoire})`;
      taux.push({
        portee,
        territoire,
        reservataire,
        taux: autre === undefined ? valeur : null,
        premiereCellule: cellule(ligneSource),
        lignes: nombre,
      });
      if (autre !== undefined) {
        signaler(
          'alerte',
          'LECTURE',
          ligneSource,
          texte,
          `le taux ${qui} vaut ${citer(texte)} ici et ${citer(autre[1].texte)} en ${cellule(autre[1].ligneSource)} : aucun n’est retenu. Gardez un seul taux par territoire.`,
        );
      }
      for (const [lu, vu] of vus) {
        if (lu >= TAUX_MINIMAL_PLAUSIBLE.valeur && lu <= TAUX_MAXIMAL_PLAUSIBLE.valeur) continue;
        const plage = `${POURCENT.format(TAUX_MINIMAL_PLAUSIBLE.valeur)} à ${POURCENT.format(TAUX_MAXIMAL_PLAUSIBLE.valeur)}`;
        signaler(
          'alerte',
          'V15',
          vu.ligneSource,
          vu.texte,
          `le taux ${qui}, ${citer(vu.texte)}, est lu ${POURCENT.format(lu)}, hors de la plage habituelle, ${plage}. Vérifiez le taux et son unité.`,
        );
      }
    }
  }
  return { taux, anomalies };
}
