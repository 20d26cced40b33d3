/** The sheet of the register: its name, its headers, its look. It is made at the first correction. */
import { adresse, plage, type Zone } from './adresses';
import { texteAEcrire } from './cellules-source';
import { ErreurExcel } from './porte';
import type { Envoi } from './session';
import { habiller, largeurEnPoints } from './styles';
import { TABLE_CORRECTIONS } from './table-corrections';

const FEUILLE = 'Corrections de la source';

export const ENTETES = [
  'Date',
  'Feuille',
  'Cellule',
  'Nature avant',
  'Valeur avant',
  'Valeur écrite',
  'État',
  'Repère',
  'Ligne actuelle',
  'Colonne du repère',
  'Opération',
] as const;
export type Entete = (typeof ENTETES)[number];
const LARGEURS: readonly number[] = [12, 24, 10, 13, 26, 26, 12, 18, 9, 10, 16];

const LIGNE_ENTETE = 4;

/** Where the register stands; null when the workbook has none. */
export interface Registre {
  readonly table: Excel.Table;
  readonly feuille: Excel.Worksheet;
  readonly zone: Zone;
}

/** A name that no sheet bears yet. */
export async function nomLibre(contexte: Excel.RequestContext): Promise<string> {
  const { worksheets, protection } = contexte.workbook;
  worksheets.load('items/name');
  protection.load('protected');
  await contexte.sync();
  if (protection.protected) {
    throw new ErreurExcel(
      'classeur-protege',
      'La structure du classeur est protégée : le registre des corrections, qui permet de les défaire, ne peut pas y être ajouté. Ôtez la protection (Révision > Protéger le classeur), puis recommencez.',
    );
  }
  const pris = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
  for (let rang = 1; ; rang += 1) {
    const nom = rang === 1 ? FEUILLE : `${FEUILLE} (${rang})`;
    if (!pris.has(nom.toLowerCase())) return nom;
  }
}

const TEXTES: readonly [string, 'titre' | 'question' | 'note'][] = [
  ['Corrections de la source', 'titre'],
  ['Quelles cellules de votre feuille Négoflux a-t-il écrites à votre demande, et que disaient-elles avant ?', 'question'],
  [
    '« Défaire les corrections de la source », dans le volet, rend sa valeur d’avant à chaque cellule qui dit encore ce qui y a été écrit. Gardez cette feuille tant que vous voulez pouvoir revenir en arrière.',
    'note',
  ],
];

/** The sheet and the headers; the rows follow. */
export async function creerRegistre(contexte: Excel.RequestContext, nom: string, envoi: Envoi): Promise<Registre> {
  await envoi.placer(40_000);
  const feuille = contexte.workbook.worksheets.add(nom);
  feuille.tabColor = '#7F7F7F';
  feuille.showGridlines = false;
  feuille.pageLayout.orientation = 'Landscape';
  feuille.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  TEXTES.forEach(([texte, role], ligne) => {
    const cellule = plage(feuille, { ligne, colonne: 0, lignes: 1, colonnes: 1 });
    cellule.values = [[texteAEcrire(texte, '')]];
    habiller(cellule, role, 'texte', { lignes: false, colonnes: false });
    cellule.format.wrapText = false;
  });
  const zone: Zone = { ligne: LIGNE_ENTETE, colonne: 0, lignes: 1, colonnes: ENTETES.length };
  const entetes = plage(feuille, zone);
  entetes.values = [[...ENTETES]];
  habiller(entetes, 'entete', 'texte', { lignes: false, colonnes: true });
  LARGEURS.forEach((largeur, colonne) => {
    plage(feuille, { ligne: 0, colonne, lignes: 1, colonnes: 1 }).format.columnWidth = largeurEnPoints(largeur);
  });
  feuille.freezePanes.freezeRows(LIGNE_ENTETE + 1);
  const table = feuille.tables.add(adresse({ ...zone, lignes: 2 }), true);
  table.name = TABLE_CORRECTIONS;
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
  return { table, feuille, zone };
}
