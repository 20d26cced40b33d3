/** The sandbox's engine behind the same few gestures as LibreOffice: open a file, type in a cell, read everything. */
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { Classeur } from '../../src/sandbox/modele';
import { lireZone } from '../../src/sandbox/modele/adresse';
import { estErreur } from '../../src/sandbox/moteur/erreurs';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import type { Scalaire } from '../../src/sandbox/moteur/moteur';
import { initialiserMoteurNode } from '../../src/sandbox/moteur/noeud';
import type { BlocEcrit, FeuilleLue, ValeurLue } from './libreoffice/libreoffice';

/** LibreOffice gives a logical value as a number: both readings compare alike. */
function valeurLue(valeur: Scalaire): ValeurLue {
  return typeof valeur === 'boolean' ? Number(valeur) : valeur;
}

export class BacASable {
  private classeur: Classeur | null = null;

  constructor() {
    initialiserMoteurNode();
  }

  async charger(octets: Uint8Array): Promise<void> {
    this.classeur = await ouvrirClasseur(octets, { moteur: creerMoteur });
  }

  async ecrire(feuille: string, adresse: string, valeur: string | number | boolean | null): Promise<void> {
    const zone = lireZone(adresse);
    if (zone === null) throw new Error(`Adresse illisible : ${adresse}`);
    this.feuille(feuille).poser(zone.l0, zone.c0, valeur ?? '');
    return Promise.resolve();
  }

  async ecrirePlusieurs(blocs: readonly BlocEcrit[]): Promise<void> {
    for (const { feuille, ligne, colonne, valeurs } of blocs) {
      valeurs.forEach((valeur, rang) => this.feuille(feuille).poser(ligne + rang, colonne, valeur ?? ''));
    }
    return Promise.resolve();
  }

  /** The model computes at the first reading. */
  async recalculer(): Promise<void> {
    return Promise.resolve();
  }

  async lireTout(): Promise<ReadonlyMap<string, FeuilleLue>> {
    const lecture = new Map<string, FeuilleLue>();
    for (const feuille of this.ouvert().feuilles) {
      const etendue = feuille.grille.etendue();
      const valeurs: ValeurLue[][] = [];
      const erreurs: [number, number, string, number][] = [];
      for (let l = 0; etendue !== null && l <= etendue.l1; l += 1) {
        const ligne: ValeurLue[] = [];
        for (let c = 0; c <= etendue.c1; c += 1) {
          const valeur = feuille.valeur(l, c);
          if (feuille.grille.formule(l, c) !== undefined && estErreur(valeur)) erreurs.push([l, c, String(valeur), 0]);
          ligne.push(valeurLue(valeur));
        }
        valeurs.push(ligne);
      }
      lecture.set(feuille.nom, { valeurs, erreurs });
    }
    return Promise.resolve(lecture);
  }

  async fermer(): Promise<void> {
    this.classeur = null;
    return Promise.resolve();
  }

  private feuille(nom: string): Classeur['feuilles'][number] {
    const feuille = this.ouvert().feuille(nom);
    if (feuille === null) throw new Error(`Feuille absente : ${nom}`);
    return feuille;
  }
  private ouvert(): Classeur {
    if (this.classeur === null) throw new Error('Aucun classeur ouvert');
    return this.classeur;
  }
}
