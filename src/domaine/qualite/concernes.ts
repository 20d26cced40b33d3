/**
 * How many dwellings each remark makes doubtful, indicator by indicator. A dwelling is counted once per indicator, under its first
 * remark still open, or else its first one: those given here come in the order of `ordonner`, the gravest first. What only informs
 * makes nothing doubtful.
 */
import type { Bien } from '../bien';
import type { Anomalie, Inventaire } from '../inventaire';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import { indicateurDeQualite, NEUF_INDICATEURS, type IndicateurDeQualite } from './neuf-indicateurs';

export interface Remarque {
  readonly anomalie: Anomalie;
  readonly traitee: boolean;
}

export interface Concernes {
  /** For each remark, in the order given. */
  readonly parRemarque: readonly number[];
  /** Values that were not read, and that no error nor alert mentions. */
  readonly sansRemarque: ReadonlyMap<IndicateurDeQualite, number>;
  /** Values that were not read, with or without a remark. */
  readonly nonLus: ReadonlyMap<IndicateurDeQualite, number>;
}

/** Grouped at the first use: most inventories have neither an unknown name nor a number met twice. */
function groupes(biens: readonly Bien[], cles: (bien: Bien) => readonly string[]): (cle: string) => readonly Bien[] {
  let parCle: Map<string, Bien[]> | null = null;
  return (cle) => {
    if (parCle === null) {
      parCle = new Map();
      for (const bien of biens) {
        for (const une of cles(bien)) {
          const groupe = parCle.get(une);
          if (groupe) groupe.push(bien);
          else parCle.set(une, [bien]);
        }
      }
    }
    return parCle.get(cle) ?? [];
  };
}

export function compterConcernes({ biens }: Pick<Inventaire, 'biens'>, remarques: readonly Remarque[]): Concernes {
  const parLigne = new Map(biens.map((bien) => [bien.ligneSource, bien]));
  // A name, or a number met twice, is reported once for all the rows that bear it.
  const parNumero = groupes(biens, ({ rplsId }) => (rplsId === null ? [] : [rplsId]));
  const clesDeNoms = new Map<string, string>();
  const cleDe = (nom: string): string => {
    const cle = clesDeNoms.get(nom) ?? cleDeReservataire(nom);
    clesDeNoms.set(nom, cle);
    return cle;
  };
  const parNom = groupes(biens, ({ reservataires }) => [...new Set(reservataires.map(cleDe))]);
  const vus = new Map<IndicateurDeQualite, Set<Bien>>(NEUF_INDICATEURS.map(({ id }) => [id, new Set()]));

  const prendre = (id: IndicateurDeQualite, candidats: readonly Bien[]): number => {
    const deja = vus.get(id) ?? new Set();
    const avant = deja.size;
    for (const bien of candidats) deja.add(bien);
    return deja.size - avant;
  };
  const visees = (anomalie: Anomalie, id: IndicateurDeQualite, bien: Bien): readonly Bien[] => {
    if (id === 'rplsId') return bien.rplsId === null ? [bien] : parNumero(bien.rplsId);
    if (anomalie.regle !== 'V09') return [bien];
    return [bien, ...parNom(cleDe(anomalie.valeurLue))];
  };

  const parRemarque = remarques.map(() => 0);
  const surUneColonne: [rang: number, id: IndicateurDeQualite][] = [];
  const compter = (traiteesSeules: boolean): void =>
    remarques.forEach(({ anomalie, traitee }, rang) => {
      const id = indicateurDeQualite(anomalie.indicateur);
      if (traitee !== traiteesSeules || id === null || anomalie.gravite === 'information') return;
      const bien = parLigne.get(anomalie.ligneSource);
      if (bien === undefined) surUneColonne.push([rang, id]);
      else parRemarque[rang] = prendre(id, visees(anomalie, id, bien));
    });
  compter(false);
  compter(true);
  const nonLus = new Map(
    NEUF_INDICATEURS.map(({ id, lu }): [IndicateurDeQualite, readonly Bien[]] => [id, biens.filter((bien) => !lu(bien))]),
  );
  // A remark on the header speaks for every value that no other remark explains.
  for (const [rang, id] of surUneColonne) parRemarque[rang] = prendre(id, nonLus.get(id) ?? []);
  return {
    parRemarque,
    nonLus: new Map([...nonLus].map(([id, vides]) => [id, vides.length])),
    sansRemarque: new Map([...nonLus].map(([id, vides]) => [id, vides.filter((bien) => vus.get(id)?.has(bien) !== true).length])),
  };
}
