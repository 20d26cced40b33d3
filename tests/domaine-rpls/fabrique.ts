/** RPLS files made of fictional dwellings in real communes. */
import { POSITIONS_RPLS, type ChampRpls } from '../../src/domaine/rpls/dispositions';

export const entete = (nombre: number | string): string =>
  `2024;310000001;OPH de l’exemple;;;;1 place du Parc;;31000 TOULOUSE;12345678900012;${nombre};`;

const MODELE: Readonly<Partial<Record<ChampRpls, string>>> = {
  DROIT: '1',
  DEPCOM: '31555',
  CODEPOSTAL: '31000',
  LIBCOM: 'TOULOUSE',
  NUMVOIE: '12',
  TYPVOIE: 'RUE',
  NOMVOIE: 'DES LILAS',
  COMPLGEO: 'LES LILAS',
  QPV: '2',
  TYPECONST: 'C',
  NBPIECE: '3',
  SURFHAB: '64',
  CONSTRUCT: '1985',
  LOCAT: '1990',
  PATRIMOINE: '1990',
  ORIGINE: '1',
  FINAN: '13',
  CONV: '1',
  NUMCONV: '31 3 01 1990 79 123',
  DATCONV: '01/01/1990',
  SORTIEPATRIM: '9',
  MODE: '1',
  BAIL: '06/2015',
  MODESURF: '1',
  SURFMODE: '70',
  LOYERPRINC: '400',
  LOYERACC: '999',
  CONTRIB: '999',
  DPEDATE: '01/1900',
  CONTRESLOG: '7',
};

export type Ecarts = Readonly<Partial<Record<ChampRpls, string>>>;

export function champsRpls(rang: number, ecarts: Ecarts = {}): string[] {
  const valeurs: Partial<Record<ChampRpls, string>> = {
    IDENT_REP: String(3_100_000_001 + rang),
    IDENT_INT: `L${rang + 1}`,
    ...MODELE,
    ...ecarts,
  };
  return POSITIONS_RPLS.map((champ) => valeurs[champ] ?? '');
}

export const ligneRpls = (rang: number, ecarts: Ecarts = {}): string => champsRpls(rang, ecarts).join(';');

/** Header line, then one line per dwelling. */
export function fichierRpls(logements: readonly Ecarts[]): string {
  return [entete(logements.length), ...logements.map((ecarts, rang) => ligneRpls(rang, ecarts))].join('\r\n') + '\r\n';
}

/** Golden case G19: first letting, occupation, lease. */
export const G19: readonly Ecarts[] = (
  [
    ['1990', '1', '03/2023'],
    ['2005', '1', '06/2015'],
    ['2023', '1', '05/2023'],
    ['1985', '2', ''],
    ['1985', '3', ''],
    ['1999', '1', '12/2022'],
    ['1999', '1', '01/2023'],
    ['2010', '4', ''],
    ['2010', '5', ''],
    ['2020', '1', '11/2023'],
  ] as const
).map(([LOCAT, MODE, BAIL]) => ({ LOCAT, MODE, BAIL }));

export const octets = (texte: string): Uint8Array => new TextEncoder().encode(texte);
