"""A warm LibreOffice driven through UNO: one JSON request per line on stdin, one JSON answer per line on stdout.

Started with the interpreter that has `uno` (Debian's). A private pipe and a private profile keep it apart from any other
LibreOffice of the machine; it ends by asking that instance to terminate, never by name.
"""

import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

ERREURS_DE_FORMULE = 4
FORMULES = 23


def propriete(nom, valeur):
    resultat = PropertyValue()
    resultat.Name = nom
    resultat.Value = valeur
    return resultat


class Serveur:
    def __init__(self, soffice, profil, tube):
        self.processus = subprocess.Popen(
            [
                soffice,
                "--headless",
                "--norestore",
                "--nodefault",
                "--nologo",
                f"--accept=pipe,name={tube};urp;",
                "-env:UserInstallation=" + uno.systemPathToFileUrl(profil),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.document = None
        local = uno.getComponentContext()
        resolveur = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        limite = time.monotonic() + 60
        while True:
            try:
                contexte = resolveur.resolve(f"uno:pipe,name={tube};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                if time.monotonic() > limite or self.processus.poll() is not None:
                    self.processus.kill()
                    raise
                time.sleep(0.1)
        self.bureau = contexte.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", contexte)

    def charger(self, chemin):
        self.decharger()
        self.document = self.bureau.loadComponentFromURL(
            uno.systemPathToFileUrl(chemin), "_blank", 0, (propriete("Hidden", True),)
        )
        if self.document is None:
            raise RuntimeError("LibreOffice n'a pas ouvert le fichier")

    def decharger(self):
        if self.document is not None:
            self.document.close(True)
            self.document = None

    def ecrire(self, feuille, adresse, valeur):
        self.poser(self.document.Sheets.getByName(feuille).getCellRangeByName(adresse).getCellByPosition(0, 0), valeur)

    def ecrire_plusieurs(self, blocs):
        # One recalculation for all of them, by `recalculer`.
        automatique = self.document.isAutomaticCalculationEnabled()
        self.document.enableAutomaticCalculation(False)
        for nom, ligne, colonne, valeurs in blocs:
            plage = self.document.Sheets.getByName(nom).getCellRangeByPosition(colonne, ligne, colonne, ligne + len(valeurs) - 1)
            plage.setDataArray(tuple(("" if valeur is None else float(valeur) if isinstance(valeur, int) else valeur,) for valeur in valeurs))
        self.document.enableAutomaticCalculation(automatique)

    def poser(self, cellule, valeur):
        if valeur is None:
            cellule.clearContents(FORMULES | 4)
        elif isinstance(valeur, bool):
            cellule.setFormula("=TRUE()" if valeur else "=FALSE()")
        elif isinstance(valeur, (int, float)):
            cellule.setValue(valeur)
        else:
            cellule.setString(valeur)

    def recalculer(self):
        # LibreOffice trusts the cached values of files from known generators: nothing less than this recomputes them.
        self.document.calculateAll()

    def lire_tout(self):
        resultat = {}
        for feuille in self.document.Sheets:
            curseur = feuille.createCursor()
            curseur.gotoEndOfUsedArea(False)
            fin = curseur.RangeAddress
            plage = feuille.getCellRangeByPosition(0, 0, fin.EndColumn, fin.EndRow)
            erreurs = []
            for bloc in plage.queryFormulaCells(ERREURS_DE_FORMULE).RangeAddresses:
                for ligne in range(bloc.StartRow, bloc.EndRow + 1):
                    for colonne in range(bloc.StartColumn, bloc.EndColumn + 1):
                        cellule = feuille.getCellByPosition(colonne, ligne)
                        erreurs.append([ligne, colonne, cellule.String, cellule.getError()])
            resultat[feuille.Name] = {"valeurs": plage.getDataArray(), "erreurs": erreurs}
        return resultat

    def lire_formule(self, feuille, adresse):
        return self.document.Sheets.getByName(feuille).getCellRangeByName(adresse).getCellByPosition(0, 0).Formula

    def inventorier(self):
        """What LibreOffice understood of the file, for tests of the writer."""
        tables = [plage for plage in self.document.DatabaseRanges.ElementNames]
        graphiques = {feuille.Name: feuille.Charts.Count for feuille in self.document.Sheets}
        return {"tables": tables, "graphiques": graphiques, "noms": list(self.document.NamedRanges.ElementNames)}

    def exporter_pdf(self, chemin):
        self.document.storeToURL(uno.systemPathToFileUrl(chemin), (propriete("FilterName", "calc_pdf_Export"),))

    def quitter(self):
        self.decharger()
        try:
            self.bureau.terminate()
        except Exception:  # the bridge falls with the office that it ends
            pass
        try:
            self.processus.wait(10)
        except subprocess.TimeoutExpired:
            self.processus.kill()


def principal():
    sortie = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    serveur = Serveur(*sys.argv[1:4])
    actions = {
        "charger": serveur.charger,
        "ecrire": serveur.ecrire,
        "ecrirePlusieurs": serveur.ecrire_plusieurs,
        "recalculer": serveur.recalculer,
        "lireTout": serveur.lire_tout,
        "lireFormule": serveur.lire_formule,
        "inventorier": serveur.inventorier,
        "exporterPdf": serveur.exporter_pdf,
    }
    try:
        for texte in sys.stdin:
            requete = json.loads(texte)
            try:
                reponse = {"id": requete["id"], "resultat": actions[requete["action"]](*requete["arguments"])}
            except Exception as erreur:
                reponse = {"id": requete["id"], "erreur": f"{type(erreur).__name__}: {erreur}"}
            sortie.write(json.dumps(reponse, ensure_ascii=False) + "\n")
            sortie.flush()
    finally:
        serveur.quitter()


if __name__ == "__main__":
    principal()
