import { erreurs } from '../fil/erreurs';
import { adresseComplete, lireZone, separerFeuille, type Zone } from './adresse';
import type { Classeur } from './classeur-vivant';
import type { Feuille } from './feuille';
import { Plage } from './plage';

/** A defined name; `portee` is the sheet that it is limited to, null for the whole workbook. */
export class NomDefini {
  visible = true;

  constructor(
    private readonly classeur: Classeur,
    readonly nom: string,
    readonly portee: Feuille | null,
    public formule: string,
    public commentaire = '',
  ) {}

  cible(): Plage | null {
    const { feuille: nomDeFeuille, local } = separerFeuille(this.formule.replace(/^=/, ''));
    const feuille = nomDeFeuille === null ? this.portee : this.classeur.feuille(nomDeFeuille);
    const zone = lireZone(local);
    return feuille && zone ? new Plage(feuille, zone) : null;
  }
  viser(feuille: Feuille, zone: Zone): void {
    this.formule = `=${adresseComplete(feuille.nom, zone, true)}`;
  }
}

export function verifierNom(nom: string): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(nom) || nom.length > 255 || lireZone(nom) || /^[rc]$/i.test(nom))
    throw erreurs.argumentInvalide();
}

/** All the names of a workbook, whatever their scope. */
export class NomsDefinis {
  liste: NomDefini[] = [];

  constructor(private readonly classeur: Classeur) {}

  de(portee: Feuille | null): readonly NomDefini[] {
    return this.liste.filter((n) => n.portee === portee);
  }
  trouver(nom: string, portee: Feuille | null): NomDefini | null {
    return this.de(portee).find((n) => n.nom.toLowerCase() === nom.toLowerCase()) ?? null;
  }
  ajouter(nom: string, portee: Feuille | null, formule: string, commentaire = ''): NomDefini {
    verifierNom(nom);
    if (this.trouver(nom, portee) || this.classeur.tableau(nom)) throw erreurs.dejaPris();
    const neuf = new NomDefini(this.classeur, nom, portee, formule.startsWith('=') ? formule : `=${formule}`, commentaire);
    this.liste.push(neuf);
    this.classeur.calcul.nomsOntChange();
    return neuf;
  }
  supprimer(condamnes: readonly NomDefini[]): void {
    if (condamnes.length === 0) return;
    this.liste = this.liste.filter((n) => !condamnes.includes(n));
    this.classeur.calcul.nomsOntChange();
  }
}
