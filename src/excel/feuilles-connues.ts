/** Sheets that were read are known by their id from then on: renamed in Excel, they are found again. */
export class FeuillesConnues {
  private readonly ids = new Map<string, string>();

  /** `nom` is what the pane goes on calling it, until the next whole reading. */
  noter(nom: string, id: string): void {
    this.ids.set(nom, id);
  }

  trouver(contexte: Excel.RequestContext, nom: string): Excel.Worksheet {
    return contexte.workbook.worksheets.getItemOrNullObject(this.ids.get(nom) ?? nom);
  }
}
