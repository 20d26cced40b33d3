/** Office.js may never say that it is ready: a strings file missing, a proxy in the way. The pane must not wait for ever. */
import { ErreurExcel } from './porte';

const VERSION_REQUISE = '1.14';

export type Demarrage = { readonly dansExcel: true } | { readonly dansExcel: false };

type ModuleOffice = Pick<typeof Office, 'onReady' | 'context'>;

/** Resolves with `dansExcel: false` in a plain browser page; fails, in French, on silence or on an Excel that is too old. */
export async function attendreExcel(delai = 10_000, office: ModuleOffice | undefined = officeDeLaPage()): Promise<Demarrage> {
  if (office === undefined) {
    throw new ErreurExcel(
      'office-absent',
      'La bibliothèque Office.js n’a pas pu être chargée. Vérifiez l’accès à Internet ou le proxy, puis rouvrez le volet.',
    );
  }
  let minuterie: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, rejeter) => {
    minuterie = setTimeout(() => {
      rejeter(
        new ErreurExcel(
          'office-muet',
          'Excel ne répond pas au complément. Fermez le volet puis rouvrez-le ; si rien ne change, redémarrez Excel.',
        ),
      );
    }, delai);
  });
  try {
    const { host } = await Promise.race([office.onReady(), silence]);
    if (String(host) !== 'Excel') return { dansExcel: false };
  } finally {
    clearTimeout(minuterie);
  }
  if (!office.context.requirements.isSetSupported('ExcelApi', VERSION_REQUISE)) {
    throw new ErreurExcel(
      'excel-trop-ancien',
      'Cette version d’Excel est trop ancienne. Il faut Excel 2021, Microsoft 365 ou Excel pour le web.',
    );
  }
  return { dansExcel: true };
}

function officeDeLaPage(): ModuleOffice | undefined {
  return typeof Office === 'undefined' ? undefined : Office;
}
