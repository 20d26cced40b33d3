import fs from 'node:fs';
import path from 'node:path';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { validateXML } from 'xmllint-wasm';

const RACINE = path.resolve(__dirname, '../..');
const MANIFESTE = path.join(RACINE, 'manifest.xml');
const SCHEMAS = path.resolve(RACINE, '../shared/xsd-manifeste');
const xml = fs.readFileSync(MANIFESTE, 'utf8');

const tous = (motif: RegExp): RegExpMatchArray[] => [...xml.matchAll(motif)];

/** Width and height that a PNG announces in its header. */
function dimensions(fichier: string): [number, number] {
  const octets = fs.readFileSync(fichier);
  return [octets.readUInt32BE(16), octets.readUInt32BE(20)];
}

describe('Le manifeste', () => {
  it('est lu par la bibliothèque de Microsoft', async () => {
    const lu = await OfficeAddinManifest.readManifestFile(MANIFESTE);
    expect(lu.displayName).toBe('Négoflux');
    expect(lu.defaultLocale).toBe('fr-FR');
    expect(lu.permissions).toBe('ReadWriteDocument');
  });

  it('n’emploie que des adresses https d’une seule origine, déclarée dans AppDomains', () => {
    const adresses = tous(/DefaultValue="(https?:[^"]+)"/g).map((m) => new URL(m[1]!));
    expect(new Set(adresses.map((a) => a.protocol))).toEqual(new Set(['https:']));
    const origines = new Set(adresses.map((a) => a.origin));
    expect(origines.size).toBe(1);
    expect(tous(/<AppDomain>([^<]+)</g).map((m) => m[1])).toEqual([...origines]);
  });

  it('ne renvoie qu’à des ressources définies, et n’en définit pas d’inutiles', () => {
    const employees = new Set(tous(/resid="([^"]+)"/g).map((m) => m[1]));
    const definies = new Set(tous(/<bt:(?:Image|Url|String) id="([^"]+)"/g).map((m) => m[1]));
    expect([...employees].sort()).toEqual([...definies].sort());
  });

  it('annonce des icônes qui existent à la taille dite, dont 16, 32 et 80', () => {
    const icones = new Set(tous(/assets\/(icone-(\d+)\.png)/g).map((m) => m[1]!));
    for (const icone of icones) {
      const taille = Number(/(\d+)/.exec(icone)![1]);
      expect(dimensions(path.join(RACINE, 'assets', icone))).toEqual([taille, taille]);
    }
    expect(tous(/<bt:Image size="(\d+)"/g).map((m) => m[1])).toEqual(expect.arrayContaining(['16', '32', '80']));
    expect(fs.existsSync(path.join(RACINE, 'assets/icone-128.png'))).toBe(true);
  });

  it('porte la version du paquet et demande ExcelApi 1.14', () => {
    const paquet = JSON.parse(fs.readFileSync(path.join(RACINE, 'package.json'), 'utf8')) as { version: string };
    expect(/<Version>([^<]+)</.exec(xml)![1]).toBe(`${paquet.version}.0`);
    expect(/<Set Name="ExcelApi" MinVersion="([^"]+)"/.exec(xml)![1]).toBe('1.14');
  });

  it('ne vise que le classeur et garde son identifiant', () => {
    expect(tous(/<Host Name="([^"]+)"/g).map((m) => m[1])).toEqual(['Workbook']);
    expect(/<Id>([^<]+)</.exec(xml)![1]).toBe('6d2f3c0e-8a41-4f0b-9c57-3b1e5d7a9f24');
  });
});

/** The base of a manifest, and what the ribbon adds to it. */
const SOCLE = 'OfficeAppManifestV1_1.xsd';
const RUBAN = 'TaskPaneAppVersionOverridesV1_0.xsd';

// The schemas are not ours to commit: they are used where they lie beside the project, and their absence is said.
const schemasPresents = fs.existsSync(SCHEMAS);
if (!schemasPresents) {
  process.stderr.write(
    'Schémas du manifeste absents (dossier shared/xsd-manifeste, à côté du dépôt) : la validation par schémas est sautée.\n',
  );
}

(schemasPresents ? describe : describe.skip)('Le manifeste devant les schémas de Microsoft, sans réseau', () => {
  const lire = (fileName: string) => ({ fileName, contents: fs.readFileSync(path.join(SCHEMAS, fileName), 'utf8') });

  /** What the schemas blame in a manifest. */
  async function reproches(contents: string): Promise<string[]> {
    const autres = fs.readdirSync(SCHEMAS).filter((nom) => nom.endsWith('.xsd') && nom !== SOCLE);
    const reponse = await validateXML({
      xml: [{ fileName: 'manifest.xml', contents }],
      schema: [lire(SOCLE)],
      preload: autres.map(lire),
    });
    expect(reponse.valid).toBe(reponse.errors.length === 0);
    return reponse.errors.map(({ message }) => message);
  }

  it('est valide', async () => {
    expect(lire(RUBAN).contents).toContain('targetNamespace="http://schemas.microsoft.com/office/taskpaneappversionoverrides"');
    await expect(reproches(xml)).resolves.toEqual([]);
  });

  it.each([
    ['le socle', '<Permissions>ReadWriteDocument</Permissions>', '<Permissions>Tout</Permissions>', 'Permissions'],
    ['le socle', '<AppDomains>', '<Domaines/><AppDomains>', 'Domaines'],
    ['le ruban', 'xsi:type="ShowTaskpane"', 'xsi:type="OuvrirLeVolet"', 'OuvrirLeVolet'],
    ['le ruban', '<OfficeTab id="TabHome">', '<OfficeTab>', 'OfficeTab'],
    ['le ruban', '<Supertip>', '<Supertip><Inconnu/>', 'Inconnu'],
    ['les ressources', '<bt:Url id=', '<bt:Url nom=', 'Url'],
  ])('y ferait voir une faute dans %s : %s', async (_, juste, faux, cite) => {
    expect(xml).toContain(juste);
    expect((await reproches(xml.replace(juste, faux))).join('\n')).toContain(cite);
  });
});
