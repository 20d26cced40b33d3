import { croisement, memeZone, retrancher, type Zone } from './adresse';
import type { ObjetJson } from '../fil/arguments-hote';

export interface Validation {
  zones: readonly Zone[];
  /** As Office.js says it: `{ list: { inCellDropDown, source } }`, `{ decimal: { operator, formula1, formula2 } }`… */
  regle: ObjetJson;
  alerte: ObjetJson;
  invite: ObjetJson;
  ignorerVides: boolean;
}

const ALERTE = { showAlert: true, style: 'Stop', title: '', message: '' };
const INVITE = { showPrompt: true, title: '', message: '' };

/** Data validations of a sheet: a cell has one at most, so a new one is cut out of the others. */
export class Validations {
  liste: Validation[] = [];

  de(zone: Zone): Validation | undefined {
    return (
      this.liste.find((v) => v.zones.some((z) => memeZone(z, zone))) ?? this.liste.find((v) => v.zones.some((z) => croisement(z, zone)))
    );
  }
  /** The validation of exactly this range, made from what it had. */
  propre(zone: Zone): Validation {
    const exacte = this.liste.find((v) => v.zones.length === 1 && v.zones[0] && memeZone(v.zones[0], zone));
    if (exacte) return exacte;
    const ancienne = this.de(zone);
    this.effacer(zone);
    const neuve: Validation = {
      zones: [zone],
      regle: ancienne?.regle ?? {},
      alerte: ancienne?.alerte ?? ALERTE,
      invite: ancienne?.invite ?? INVITE,
      ignorerVides: ancienne?.ignorerVides ?? true,
    };
    this.liste.push(neuve);
    return neuve;
  }
  effacer(zone: Zone): void {
    this.transformer((z) => retrancher(z, zone));
  }
  transformer(changer: (zone: Zone) => readonly Zone[]): void {
    for (const validation of this.liste) validation.zones = validation.zones.flatMap((z) => changer(z));
    this.liste = this.liste.filter((v) => v.zones.length > 0);
  }
}
