/** Parameters of the sharing that a scenario may change: the caps, their base, the settlement and the rounding. */
import type { Hypotheses, ReglagesDuPartage } from '../../domaine/hypotheses';
import { seuil } from '../../domaine/hypotheses-seuils';
import { codeDuLibelle, LIBELLE_ARRONDI, LIBELLE_BASE_GARANTIE, LIBELLE_REGLEMENT, ouiNon } from '../libelles';
import { NOM_PARAMETRE } from './parametres';

export type CleDeReglage = keyof ReglagesDuPartage;

export interface Reglage {
  readonly cle: CleDeReglage;
  /** Its name among the parameters; caps are typed in percent, as there. */
  readonly libelle: string;
  readonly reference: (hypotheses: Hypotheses) => string | number;
  readonly modifie: (modifications: ReglagesDuPartage) => string | number | undefined;
  /** The way back, from the cell of a scenario. */
  readonly lire: (cellule: string | number) => ReglagesDuPartage;
}

const enPourcent = (fraction: number): number => Number((fraction * 100).toPrecision(12));

function plafond(cle: 'plafondEtat' | 'plafondAgents' | 'plafondCollectivites'): Reglage {
  return {
    cle,
    libelle: `${NOM_PARAMETRE[cle]} (%)`,
    reference: (hypotheses) => enPourcent(seuil(hypotheses, cle)),
    modifie: ({ [cle]: fraction }) => (fraction === undefined ? undefined : enPourcent(fraction)),
    lire: (cellule) => (typeof cellule === 'number' ? { [cle]: Number((cellule / 100).toPrecision(12)) } : {}),
  };
}

function choix<C extends 'baseGarantie' | 'reglementDesParts' | 'arrondi'>(
  cle: C,
  libelles: Readonly<Record<Hypotheses[C], string>>,
): Reglage {
  return {
    cle,
    libelle: NOM_PARAMETRE[cle],
    reference: (hypotheses) => libelles[hypotheses[cle]],
    modifie: (modifications) => {
      const code = modifications[cle];
      return code === undefined ? undefined : libelles[code as Hypotheses[C]];
    },
    lire: (cellule) => {
      const code = codeDuLibelle<Hypotheses[C]>(libelles, cellule);
      return code === null ? {} : { [cle]: code };
    },
  };
}

const REPRISE: Reglage = {
  cle: 'repriseParLePrefet',
  libelle: NOM_PARAMETRE.repriseParLePrefet,
  reference: ({ repriseParLePrefet }) => ouiNon(repriseParLePrefet === true),
  modifie: ({ repriseParLePrefet }) => (repriseParLePrefet === undefined ? undefined : ouiNon(repriseParLePrefet)),
  lire: (cellule) => (typeof cellule === 'string' ? { repriseParLePrefet: cellule.trim().toLowerCase() === 'oui' } : {}),
};

export const REGLAGES: readonly Reglage[] = [
  plafond('plafondEtat'),
  plafond('plafondAgents'),
  plafond('plafondCollectivites'),
  choix('baseGarantie', LIBELLE_BASE_GARANTIE),
  choix('reglementDesParts', LIBELLE_REGLEMENT),
  choix('arrondi', LIBELLE_ARRONDI),
  REPRISE,
];
