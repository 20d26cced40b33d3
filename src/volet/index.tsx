/** Entry of the pane: waits for Excel, then shows the steps over the real services. */
import { createRoot } from 'react-dom/client';
import { attendreExcel, creerPorteExcel } from '../excel';
import { ErreurExcel } from '../excel/porte';
import { App } from './App';
import { decrireErreur } from './etat/erreurs';
import { creerServices, telechargerReferentiel } from './services-reels';

async function demarrer(racine: HTMLElement): Promise<void> {
  try {
    const { dansExcel } = await attendreExcel();
    if (!dansExcel)
      throw new ErreurExcel('hors-excel', 'Négoflux fonctionne dans Excel. Ouvrez un classeur, puis lancez Négoflux depuis le ruban.');
    const version = document.querySelector<HTMLMetaElement>('meta[name="negoflux-version"]')?.content ?? '';
    const services = creerServices({ porte: creerPorteExcel(), version, chargerReferentiel: telechargerReferentiel });
    createRoot(racine).render(<App services={services} />);
  } catch (cause) {
    // React may be what failed: plain DOM says it. Text only, never markup.
    const alerte = document.createElement('p');
    alerte.setAttribute('role', 'alert');
    const { message, detail } = decrireErreur(cause);
    alerte.textContent = [message, detail].filter(Boolean).join(' ');
    racine.replaceChildren(alerte);
  }
}

const racine = document.getElementById('racine');
if (racine) void demarrer(racine);
