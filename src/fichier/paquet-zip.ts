/**
 * Rewrites some parts of an .xlsx package, with nothing but what Node and browsers share. Untouched parts keep their compressed bytes.
 */
const FIN_DE_REPERTOIRE = 0x06054b50;
const ENTREE_CENTRALE = 0x02014b50;
const ENTREE_LOCALE = 0x04034b50;
const DEFLATE = 8;
const UTF8 = 0x0800;
/** 1 January 1980, the first day that the format knows: the same content gives the same file. */
const DATE_ZIP = 0x21;

interface Partie {
  readonly chemin: string;
  readonly methode: number;
  readonly crc: number;
  readonly taille: number;
  readonly comprimee: Uint8Array;
}

const TABLE_CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

function crc32(octets: Uint8Array): number {
  let crc = 0xffffffff;
  for (const octet of octets) crc = (TABLE_CRC[(crc ^ octet) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

async function traverser(octets: Uint8Array, flux: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const copie = new Uint8Array(octets);
  return new Uint8Array(await new Response(new Blob([copie]).stream().pipeThrough(flux)).arrayBuffer());
}

function lireParties(octets: Uint8Array): Partie[] {
  const vue = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  let fin = octets.length - 22;
  while (fin >= 0 && vue.getUint32(fin, true) !== FIN_DE_REPERTOIRE) fin--;
  if (fin < 0) throw new Error('Paquet .xlsx sans répertoire');
  const parties: Partie[] = [];
  let position = vue.getUint32(fin + 16, true);
  for (let rang = vue.getUint16(fin + 10, true); rang > 0; rang--) {
    if (vue.getUint32(position, true) !== ENTREE_CENTRALE) throw new Error('Répertoire du paquet .xlsx illisible');
    const tailleComprimee = vue.getUint32(position + 20, true);
    const longueurNom = vue.getUint16(position + 28, true);
    const locale = vue.getUint32(position + 42, true);
    const debut = locale + 30 + vue.getUint16(locale + 26, true) + vue.getUint16(locale + 28, true);
    parties.push({
      chemin: new TextDecoder().decode(octets.subarray(position + 46, position + 46 + longueurNom)),
      methode: vue.getUint16(position + 10, true),
      crc: vue.getUint32(position + 16, true),
      taille: vue.getUint32(position + 24, true),
      comprimee: octets.subarray(debut, debut + tailleComprimee),
    });
    position += 46 + longueurNom + vue.getUint16(position + 30, true) + vue.getUint16(position + 32, true);
  }
  return parties;
}

/** Local and central headers share these fields, in this order, from the version needed to the name length. */
function champsCommuns(partie: Partie, nom: Uint8Array): Uint8Array {
  const champs = new DataView(new ArrayBuffer(26));
  champs.setUint16(0, 20, true);
  champs.setUint16(2, UTF8, true);
  champs.setUint16(4, partie.methode, true);
  champs.setUint16(8, DATE_ZIP, true);
  champs.setUint32(10, partie.crc, true);
  champs.setUint32(14, partie.comprimee.length, true);
  champs.setUint32(18, partie.taille, true);
  champs.setUint16(22, nom.length, true);
  return new Uint8Array(champs.buffer);
}

function nombres(...valeurs: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const vue = new DataView(new ArrayBuffer(valeurs.reduce((total, [, largeur]) => total + largeur, 0)));
  let position = 0;
  for (const [valeur, largeur] of valeurs) {
    if (largeur === 2) vue.setUint16(position, valeur, true);
    else vue.setUint32(position, valeur, true);
    position += largeur;
  }
  return new Uint8Array(vue.buffer);
}

async function assembler(parties: readonly Partie[]): Promise<Uint8Array> {
  const corps: Uint8Array<ArrayBuffer>[] = [];
  const repertoire: Uint8Array<ArrayBuffer>[] = [];
  const poids = (blocs: readonly Uint8Array[]): number => blocs.reduce((total, bloc) => total + bloc.length, 0);
  let position = 0;
  for (const partie of parties) {
    const nom = new TextEncoder().encode(partie.chemin);
    const champs = champsCommuns(partie, nom);
    const bloc = [nombres([ENTREE_LOCALE, 4]), champs, nom, partie.comprimee].map((octets) => new Uint8Array(octets));
    const centrale = [nombres([ENTREE_CENTRALE, 4], [20, 2]), champs, nombres([0, 2], [0, 2], [0, 2], [0, 4], [position, 4]), nom];
    corps.push(...bloc);
    repertoire.push(...centrale.map((octets) => new Uint8Array(octets)));
    position += poids(bloc);
  }
  const fin = nombres(
    [FIN_DE_REPERTOIRE, 4],
    [0, 2],
    [0, 2],
    [parties.length, 2],
    [parties.length, 2],
    [poids(repertoire), 4],
    [position, 4],
    [0, 2],
  );
  return new Uint8Array(await new Blob([...corps, ...repertoire, new Uint8Array(fin)]).arrayBuffer());
}

/** `modifier` gives the new text of a part, or null to leave it; it is asked only for the parts that `concerne` accepts. */
export async function modifierPaquet(
  octets: Uint8Array,
  concerne: (chemin: string) => boolean,
  modifier: (texte: string, chemin: string) => string,
): Promise<Uint8Array> {
  const parties = await Promise.all(
    lireParties(octets).map(async (partie): Promise<Partie> => {
      if (!concerne(partie.chemin)) return partie;
      const brut =
        partie.methode === DEFLATE ? await traverser(partie.comprimee, new DecompressionStream('deflate-raw')) : partie.comprimee;
      const nouveau = new TextEncoder().encode(modifier(new TextDecoder().decode(brut), partie.chemin));
      return {
        chemin: partie.chemin,
        methode: DEFLATE,
        crc: crc32(nouveau),
        taille: nouveau.length,
        comprimee: await traverser(nouveau, new CompressionStream('deflate-raw')),
      };
    }),
  );
  return assembler(parties);
}
