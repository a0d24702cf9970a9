"""Words around a bare *de*: verbs, what makes it right, and set phrases."""

from copydesk_rules.grammar.french.reading import words

VERBS = words(
    """acheter acquérir boire chercher commercialiser confectionner consommer construire contenir
    créer cultiver cuire cuisiner détenir développer diffuser distribuer effectuer embaucher
    émettre employer engendrer expédier exploiter exporter fabriquer fournir générer importer
    installer livrer manger nécessiter obtenir offrir organiser posséder produire proposer
    publier raffiner rechercher récolter recruter stocker subir susciter transporter trouver
    utiliser vendre réexporter réimporter échanger causer entraîner provoquer préparer financer
    annoncer lancer mener signer adopter imposer"""
)
WITH_DE = words(
    """absoudre accabler accompagner accuser affecter affliger affranchir agrémenter alimenter
    assaisonner assortir auréoler avertir aviser barder baigner barrer border bourrer changer
    charger chasser coiffer combler composer convaincre couper couronner couvrir cribler
    débarrasser déborder décharger déduire défendre dégager délivrer dépouiller déposséder
    dériver désigner détourner dévier dispenser dissuader distinguer doter écarter éclairer
    éloigner emplir encombrer enduire enrichir entacher entourer envelopper équiper éclabousser
    étoffer exclure excuser exempter exonérer expulser extraire féliciter flanquer frapper
    garnir gratifier gonfler guérir habiller imprégner inculper informer innocenter inonder
    isoler larder laver libérer marquer menacer munir nourrir orner parer parsemer paver peupler
    piquer plaindre plomber prévenir priver protéger punir qualifier rassasier recouvrir
    rembourrer remercier remplir retirer revêtir saisir saupoudrer secouer semer séparer sortir
    soupçonner souiller suspecter tacher tapisser targuer taxer teinter tirer traiter truffer
    vêtir vider préserver sauver abreuver affubler arroser asperger bombarder cerner coller
    déshériter entrecouper estampiller inspirer joncher submerger zébrer persuader rapprocher
    redoubler surcharger sevrer transir"""
)
"""Verbs with a plain object that may have another complement with *de*."""
SILENCING = words(
    """ne n' sans ni aucun aucune pas point jamais plus moins guère peu beaucoup trop assez tant
    tellement autant combien davantage impossible suffisamment énormément gros nombre"""
)
SILENCING_LEMMAS = frozenset(("éviter", "empêcher"))
CLITICS = words("""le la les l' se s' me m' te t' en y lui leur nous vous dont""")
ADVERBIAL = words(
    """manière façon sorte nuit jour force temps gré concert main part suite loin près fait
    ailleurs abord urgence emblée avance instinct mémoire office ordinaire habitude accord
    préférence occasion source rigueur coutume droit avantage entrée usage pair front biais côté
    face place plain-pied gros détail toute guerre moitié moment vue goutte chic second tout
    quoi même point peine bonne mal visu préfiguration base fond tête but cause fonction titre"""
)
PLACES = words(
    """pays région zone ville état usine port territoire province île village commune continent
    site ferme entrepôt marché chine ukraine source pays-tiers colonie gisement réserve stock
    mer terre fournisseur producteur particulier étranger outre-mer société entreprise banque
    sociétaire élevage exploitation origine"""
)
