import { croisement, type Zone } from './adresse';

/** A conditional format of the `custom` kind: a formula, and what it changes. */
export interface MiseEnFormeConditionnelle {
  readonly id: string;
  zone: Zone;
  formule: string;
  fond: string;
  couleur: string;
  gras: boolean | null;
  italique: boolean | null;
  /** null: the cell keeps its own. */
  formatDeNombre: string | null;
  arreterSiVrai: boolean;
}

/** Conditional formats of a sheet; the first one has priority. */
export class MisesEnFormeConditionnelles {
  liste: MiseEnFormeConditionnelle[] = [];

  ajouter(id: string, zone: Zone): MiseEnFormeConditionnelle {
    const neuve = { id, zone, formule: '', fond: '', couleur: '', gras: null, italique: null, formatDeNombre: null, arreterSiVrai: false };
    this.liste.unshift(neuve);
    return neuve;
  }
  de(zone: Zone): readonly MiseEnFormeConditionnelle[] {
    return this.liste.filter((m) => croisement(m.zone, zone));
  }
  supprimer(condamnees: readonly MiseEnFormeConditionnelle[]): void {
    this.liste = this.liste.filter((m) => !condamnees.includes(m));
  }
  transformer(changer: (zone: Zone) => Zone | null): void {
    this.liste = this.liste.filter((m) => {
      const zone = changer(m.zone);
      if (zone) m.zone = zone;
      return zone !== null;
    });
  }
}
