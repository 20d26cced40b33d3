/** `tsx tests/outils/images.ts <classeur.xlsx> <dossier>`: the pages of a workbook as PNG, to look at what a réservataire will print. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ouvrirLibreOffice } from './libreoffice/libreoffice';

async function principal(classeur: string | undefined, dossier: string | undefined): Promise<void> {
  if (classeur === undefined || dossier === undefined) throw new Error('Usage : tsx tests/outils/images.ts <classeur.xlsx> <dossier>');
  mkdirSync(dossier, { recursive: true });
  const pdf = join(dossier, 'classeur.pdf');
  const libreOffice = await ouvrirLibreOffice();
  try {
    await libreOffice.charger(readFileSync(classeur));
    await libreOffice.recalculer();
    await libreOffice.exporterPdf(pdf);
  } finally {
    await libreOffice.fermer();
  }
  const { status, stderr } = spawnSync('pdftoppm', ['-r', '70', '-png', pdf, join(dossier, 'page')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdftoppm : ${stderr}`);
}

principal(process.argv[2], process.argv[3]).catch((erreur: unknown) => {
  process.stderr.write(`${erreur instanceof Error ? erreur.message : String(erreur)}\n`);
  process.exitCode = 1;
});
