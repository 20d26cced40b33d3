/** The demonstration: the example workbook in our own Excel, and the genuine task pane beside it. */
import adresseDuMoteur from '@ironcalc/wasm/wasm_bg.wasm';
import { createRoot } from 'react-dom/client';
import { ouvrirClasseur } from '../fichiers/ouvrir';
import { HoteExcel } from '../hote';
import { creerMoteur, initialiserMoteur } from '../moteur/ironcalc';
import { creerFenetreExterne } from '../transports/fenetre-externe';
import type { FenetreExterne } from '../transports/fenetre-externe';
import { Atelier } from './Atelier';
import './page.css';

declare global {
  interface Window {
    /** Read by `sandbox-pont.js` in the pane's frame, before office.js runs. */
    __hoteNegoflux?: FenetreExterne;
    /** For the browser tests. */
    __sandbox?: { hote: HoteExcel };
  }
}

const EXEMPLE = 'inventaire-exemple.xlsx';

async function lireOctets(adresse: string): Promise<ArrayBuffer> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`« ${adresse} » est introuvable (${reponse.status}).`);
  return reponse.arrayBuffer();
}

export async function creerHote(octets: ArrayBuffer, nom: string): Promise<HoteExcel> {
  const classeur = await ouvrirClasseur(octets, { nom, moteur: creerMoteur });
  const hote = new HoteExcel({ classeur, surDefaut: (cause) => console.error('Défaut de la démonstration', cause) });
  window.__hoteNegoflux = creerFenetreExterne(hote);
  window.__sandbox = { hote };
  return hote;
}

async function demarrer(element: HTMLElement): Promise<void> {
  try {
    const [moteur, exemple] = await Promise.all([lireOctets(adresseDuMoteur), lireOctets(EXEMPLE)]);
    initialiserMoteur(moteur);
    createRoot(element).render(<Atelier premier={await creerHote(exemple, EXEMPLE)} ouvrir={creerHote} />);
  } catch (erreur) {
    console.error(erreur);
    element.textContent = `La démonstration n’a pas pu s’ouvrir. Rechargez la page. Détail : ${erreur instanceof Error ? erreur.message : String(erreur)}`;
    element.setAttribute('role', 'alert');
  }
}

const racine = document.getElementById('page');
if (racine !== null) void demarrer(racine);
